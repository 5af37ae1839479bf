#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/cli/segment_outputs.h"
#include "app/cli/segment_report.h"
#include "app/cli/segment_request.h"
#include "app/cli/segment_worker.h"
#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/assets/atomic_file.h"
#include "gpu/base/error.h"

namespace app::cli {
namespace {

/// What a picture's failure cannot be blamed for: without a device, models or patience the others would fail as well.
bool stopsEverything(const gpu::Error& error)
{
    return error.kind() == gpu::ErrorKind::Cancelled || error.kind() == gpu::ErrorKind::DeviceLost;
}

/// What was computed, written and said so far.
class Run {
public:
    Run(const SegmentRequest& request, Terminal& terminal)
        : m_request(request), m_terminal(terminal), m_worker(request, terminal)
    {
    }

    /// All pictures. The only one's failure is thrown; of several the others go on, and the exit code is 1.
    int all()
    {
        const std::vector<SegmentOutputs> plan = planOutputs(m_request);
        for (const SegmentOutputs& outputs : plan) {
            if (m_request.isBatch())
                m_worker.setPrefix(QString("[%1/%2] %3: ")
                                       .arg(++m_number)
                                       .arg(plan.size())
                                       .arg(QFile::decodeName(outputs.image.filename().c_str())));
            one(outputs);
        }
        m_terminal.clearProgress();
        writeJson();
        if (m_failures > 0)
            m_terminal.note(CommandLine::tr("error: %1")
                                .arg(CommandLine::tr("%1 of %2 pictures failed").arg(m_failures).arg(plan.size())));
        return m_failures == 0 ? 0 : 1;
    }

private:
    void one(const SegmentOutputs& outputs)
    {
        try {
            SegmentAnswer answer = m_worker.load(outputs.image);
            open();
            m_worker.predict(answer);
            writeOutputs(outputs, answer);
            m_terminal.clearProgress();
            if (m_request.json)
                m_results << answerJson(m_request, answer);
            say(answerText(answer, outputs));
        } catch (const gpu::Error& error) {
            if (!m_request.isBatch() || m_cannotGoOn || stopsEverything(error))
                throw;
            ++m_failures;
            m_results << failureJson(outputs.image, error);
            m_terminal.note(CommandLine::tr("error: %1")
                                .arg(QFile::decodeName(outputs.image.c_str()) + ": " + translated(error.message())));
            if (!error.hint().empty())
                m_terminal.note(CommandLine::tr("hint: %1").arg(translated(error.hint())));
        }
    }

    void open()
    {
        m_cannotGoOn = true;
        m_worker.open();
        m_cannotGoOn = false;
    }

    /// Of a single picture JSON says all; of several pictures the lines come one by one.
    void say(const QString& lines)
    {
        if (m_request.json != "-")
            m_terminal.write(lines);
    }

    void writeJson()
    {
        if (!m_request.json)
            return;
        const QByteArray json = m_request.isBatch() ? QJsonDocument(m_results).toJson()
                                                    : QJsonDocument(m_results.first().toObject()).toJson();
        if (*m_request.json == "-") {
            m_terminal.write(QString::fromUtf8(json));
            return;
        }
        core::writeFileAtomically(*m_request.json,
                                  std::string_view(json.constData(), static_cast<size_t>(json.size())));
        say(CommandLine::tr("data: %1").arg(QString::fromStdString(*m_request.json)) + "\n");
    }

    const SegmentRequest& m_request;
    Terminal& m_terminal;
    SegmentWorker m_worker;
    QJsonArray m_results;
    int m_number = 0;
    int m_failures = 0;
    bool m_cannotGoOn = false;
};

} // namespace

int runSegment(const Arguments& arguments, Terminal& terminal)
{
    const SegmentRequest request = parseSegmentRequest(arguments);
    return Run(request, terminal).all();
}

} // namespace app::cli
