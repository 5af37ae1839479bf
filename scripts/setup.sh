# Functions of ./run and ./test: packages, build, assets. Sourced by bash in the repository's root, after `set -euo pipefail`.
# What is there already is left alone: a second call needs no network and no rights.

say() { printf '== %s\n' "$*"; }

fail() {
    printf 'error: %s\n' "$1" >&2
    if [ $# -gt 1 ]; then printf 'hint: %s\n' "$2" >&2; fi
    exit 1
}

# Runs a command as the superuser, or says which command a person has to run.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs the superuser: $*" "run that command as root, then start again"
    fi
}

missing_packages() {
    local package
    while read -r package; do
        case "$package" in '' | '#'*) continue ;; esac
        if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" != installed ]; then
            printf '%s\n' "$package"
        fi
    done <scripts/packages.txt
    # Debian's npm conflicts with the Node.js packages of others: it is taken only where there is none at all.
    if ! command -v npm >/dev/null; then echo npm; fi
}

install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "Packages: this is no Debian system; scripts/packages.txt names what has to be installed by hand"
        return
    fi
    local missing
    mapfile -t missing < <(missing_packages)
    if [ ${#missing[@]} -eq 0 ]; then
        say "Packages: all here"
        return
    fi
    say "Packages: installing ${missing[*]}"
    as_root apt-get update -q || fail "the package lists could not be updated" "check the network and apt's sources"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" ||
        fail "these packages could not be installed: ${missing[*]}" "scripts/packages.txt is for Debian 12"
}

# configure PRESET [CMAKE-OPTION...]
configure() {
    say "Configuring build/$1"
    local log
    log=$(cmake --preset "$@" 2>&1) || {
        printf '%s\n' "$log" >&2
        fail "CMake could not configure the preset $1" "remove build/$1 if it comes from another compiler or version"
    }
}

# build PRESET [TARGET...]
build() {
    local preset=$1
    shift
    say "Building build/$preset ${*:-(everything)}"
    cmake --build --preset "$preset" ${1:+--target "$@"} || fail "the build failed: see the first error above"
}

# fetch_assets PRESET NAME...: models and photos into the user's cache. Nothing is downloaded that is there and whole.
fetch_assets() {
    local tessera=build/$1/tessera
    shift
    if "$tessera" assets verify "$@" >/dev/null 2>&1; then
        say "Models and photos ($*): all here"
        return
    fi
    say "Models and photos ($*): fetching"
    # Images of fresh systems often come without package lists.
    if command -v apt-cache >/dev/null && ! apt-cache show python3-skimage >/dev/null 2>&1; then
        as_root apt-get update -q
    fi
    "$tessera" assets fetch "$@"
}
