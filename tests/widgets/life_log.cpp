#include "tests/widgets/life_log.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

using namespace std::chrono;

constexpr int kNiceness = 10; ///< as the threads have that write
constexpr milliseconds kRest{19};
constexpr milliseconds kWork{1};

[[noreturn]] void giveUp(const char* what)
{
    std::perror(what);
    std::_Exit(9);
}

std::atomic<int64_t>* openClock(const std::string& folder)
{
    const int file = open((folder + "/lived").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || ftruncate(file, sizeof(std::atomic<int64_t>)) != 0)
        giveUp("lived");
    void* place = mmap(nullptr, sizeof(std::atomic<int64_t>), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (place == MAP_FAILED)
        giveUp("lived");
    return static_cast<std::atomic<int64_t>*>(place);
}

nanoseconds threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

} // namespace

LifeLog::LifeLog(const std::string& folder)
    : m_lived(openClock(folder)),
      m_log(open((folder + "/edits").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)),
      m_thread([this](const std::stop_token& stop) { live(stop); })
{
    if (m_log < 0)
        giveUp("edits");
}

LifeLog::~LifeLog()
{
    m_thread.request_stop();
    m_thread.join();
    close(m_log);
    munmap(m_lived, sizeof *m_lived);
}

/// A turn of rest and work that a machine with time to spare does in twenty milliseconds: a busy one does fewer.
void LifeLog::live(const std::stop_token& stop)
{
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), kNiceness);
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(kRest);
        const nanoseconds start = threadTime();
        while (threadTime() - start < kWork) {
        }
        *m_lived += (kRest + kWork).count();
    }
}

void LifeLog::edited(const std::string& state)
{
    const std::string line = std::to_string(m_lived->load()) + " " + std::to_string(time()) + " " + state + "\n";
    if (write(m_log, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        giveUp("edits");
}

std::vector<LoggedEdit> LifeLog::edits(const std::string& folder)
{
    std::ifstream file(folder + "/edits");
    std::vector<LoggedEdit> edits;
    for (LoggedEdit edit; file >> edit.lived >> edit.time >> edit.state;)
        edits.push_back(edit);
    return edits;
}

int64_t LifeLog::lived(const std::string& folder)
{
    int64_t lived = 0;
    std::ifstream(folder + "/lived", std::ios::binary).read(reinterpret_cast<char*>(&lived), sizeof lived);
    return lived;
}

int64_t LifeLog::time() { return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count(); }
