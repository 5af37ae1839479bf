#pragma once
// What a window that is going to be killed tells about itself: its life in milliseconds, which stand still while a busy
// machine does not let it run, and every edit with the moment at which it was made.

#include <atomic>
#include <string>
#include <thread>
#include <vector>

struct LoggedEdit {
    int64_t lived = 0; ///< milliseconds of life
    int64_t time = 0;  ///< milliseconds of the machine's clock
    std::string state; ///< what there was to keep then, as a hash
};

/// Written by the window.
class LifeLog {
public:
    explicit LifeLog(const std::string& folder);
    ~LifeLog();
    LifeLog(const LifeLog&) = delete;
    LifeLog& operator=(const LifeLog&) = delete;

    /// What kill -9 leaves when this returns.
    void edited(const std::string& state);

    static std::vector<LoggedEdit> edits(const std::string& folder);
    /// How long it has lived, up to now or to its end.
    static int64_t lived(const std::string& folder);
    /// Milliseconds of the machine's clock, the same in all programs.
    static int64_t time();

private:
    void live(const std::stop_token& stop);

    std::atomic<int64_t>* m_lived = nullptr; ///< in a file
    int m_log = -1;
    std::jthread m_thread;
};
