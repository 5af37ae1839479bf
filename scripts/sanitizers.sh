# What the sanitizers and fuzzers of ./test need to know. Sourced by ./test after scripts/setup.sh.

# sanitizer_options: for programs that are built with the preset asan or tsan.
sanitizer_options() {
    export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1
    export UBSAN_OPTIONS=print_stacktrace=1
    export LSAN_OPTIONS=suppressions=$PWD/tests/sanitizers/leaks.txt:print_suppressions=0
    export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:suppressions=$PWD/tests/sanitizers/threads.txt
}

# run_fuzzers SECONDS: every fuzzer for so long, from its seeds and from the inputs that are kept. What it finds stays in
# build/fuzz/findings, and what it learns in build/fuzz/corpus.
run_fuzzers() {
    local seconds=$1
    local folder=build/fuzz
    local failed=()
    mkdir -p "$folder/findings"
    "$folder/tests/fuzz/write_seeds" "$folder/seeds"
    local program name kept
    for program in "$folder"/tests/fuzz/fuzz_*; do
        [ -x "$program" ] && [ -f "$program" ] || continue
        name=$(basename "$program")
        name=${name#fuzz_}
        kept=("$folder/seeds/$name")
        if [ -d "tests/fuzz/regressions/$name" ]; then kept+=("tests/fuzz/regressions/$name"); fi
        mkdir -p "$folder/corpus/$name"
        local options=(-max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -malloc_limit_mb=1024 -max_len=16384
            -print_final_stats=0 -verbosity=0 -artifact_prefix="$folder/findings/$name-")
        if [ -f "tests/fuzz/dictionaries/$name.txt" ]; then options+=(-dict="tests/fuzz/dictionaries/$name.txt"); fi
        say "Fuzzing $name for $seconds s"
        OPENCV_LOG_LEVEL=SILENT ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=0 UBSAN_OPTIONS=print_stacktrace=1 \
            "$program" "${options[@]}" "$folder/corpus/$name" "${kept[@]}" || failed+=("$name")
    done
    if [ ${#failed[@]} -gt 0 ]; then
        fail "the fuzzers found something: ${failed[*]}" "the inputs lie in $folder/findings; fix, then keep them in tests/fuzz/regressions"
    fi
    say "The fuzzers found nothing"
}
