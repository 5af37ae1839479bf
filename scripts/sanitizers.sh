# What the sanitizers and fuzzers of ./test need to know. Sourced by ./test after scripts/setup.sh.

# sanitizer_options: for programs that are built with the preset asan or tsan. Mesa's software device asks for an aligned piece of
# memory for each workgroup that it runs; with the usual 256 MB of freed memory that is kept to find later uses of it, a test of
# 3 seconds took minutes. With 1 MB it takes 11.
sanitizer_options() {
    export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1
    ASAN_OPTIONS+=:quarantine_size_mb=1:thread_local_quarantine_size_kb=64
    export UBSAN_OPTIONS=print_stacktrace=1
    export LSAN_OPTIONS=suppressions=$PWD/tests/sanitizers/leaks.txt:print_suppressions=0
    export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:suppressions=$PWD/tests/sanitizers/threads.txt
}

# run_fuzzers SECONDS [NAME...]: every fuzzer, or those named, for so long, from its seeds and from the inputs that are kept; as
# many at a time as there are processors. What they find stays in build/fuzz/findings, what they learn in build/fuzz/corpus, and
# what they say in build/fuzz/logs.
run_fuzzers() {
    local seconds=$1
    shift
    mkdir -p build/fuzz/findings build/fuzz/logs
    build/fuzz/tests/fuzz/write_seeds build/fuzz/seeds
    local names=("$@")
    if [ ${#names[@]} -eq 0 ]; then mapfile -t names < <(ls build/fuzz/seeds); fi
    say "Fuzzing for $seconds s each, $(nproc) at a time: ${names[*]}"
    export -f run_fuzzer
    if ! printf '%s\0' "${names[@]}" | xargs -0 -n 1 -P "$(nproc)" bash -c 'run_fuzzer "$@"' run_fuzzer "$seconds"; then
        fail "the fuzzers found something: see above" \
            "the inputs lie in build/fuzz/findings; fix, then keep them in tests/fuzz/regressions"
    fi
    say "The fuzzers found nothing"
}

# run_fuzzer SECONDS NAME: one of them. What it has to say only if it found something.
run_fuzzer() {
    local seconds=$1 name=$2
    local folder=build/fuzz
    local log=$folder/logs/$name.log
    local inputs=("$folder/corpus/$name" "$folder/seeds/$name")
    mkdir -p "${inputs[0]}"
    if [ -d "tests/fuzz/regressions/$name" ]; then inputs+=("tests/fuzz/regressions/$name"); fi
    local options=(-max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -malloc_limit_mb=1024 -max_len=16384
        -print_final_stats=1 -verbosity=0 -artifact_prefix="$folder/findings/$name-")
    # A short run tries the same inputs every time: what fails it is a change, not chance. Long runs look for more.
    if [ "$seconds" -le 60 ]; then options+=(-seed=1); fi
    if [ -f "tests/fuzz/dictionaries/$name.txt" ]; then options+=(-dict="tests/fuzz/dictionaries/$name.txt"); fi
    if ! OPENCV_LOG_LEVEL=SILENT ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=0 UBSAN_OPTIONS=print_stacktrace=1 \
        "$folder/tests/fuzz/fuzz_$name" "${options[@]}" "${inputs[@]}" >"$log" 2>&1; then
        tail -n 80 "$log"
        printf '%s: found something\n' "$name"
        return 1
    fi
    printf '%s: %s inputs\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
}
