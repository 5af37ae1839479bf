#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/cli/segment_attention.h"
#include "app/cli/segment_outputs.h"
#include "app/cli/segment_report.h"
#include "app/cli/segment_request.h"
#include "app/cli/segment_worker.h"
#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "core/assets/atomic_file.h"
#include "core/segment/formats/coco.h"
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
        writeOneFile();
        writeMetrics();
        if (m_request.json)
            writeJson(*m_request.json, m_results);
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
            const std::vector<gpu::Message> notes = writeOutputs(m_request, outputs, answer);
            if (outputs.attention)
                writeAttentionFolder(*outputs.attention, m_request, answer, m_worker.context().control);
            m_terminal.clearProgress();
            keep(answer);
            tell(answer.truth ? answer.truth->notes : std::vector<gpu::Message>());
            tell(notes);
            say(answerText(answer, outputs));
        } catch (const gpu::Error& error) {
            if (!m_request.isBatch() || m_cannotGoOn || stopsEverything(error))
                throw;
            ++m_failures;
            m_results << failureJson(outputs.image, error);
            m_comparisons << failureJson(outputs.image, error);
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

    /// For the files that are written at the end.
    void keep(const SegmentAnswer& answer)
    {
        m_results << answerJson(m_request, answer);
        if (answer.evaluation && m_request.metrics) {
            m_comparisons << comparisonJson(m_request, answer);
            const core::report::Table table = comparisonTable(answer);
            m_table.columns = table.columns;
            m_table.rows.insert(m_table.rows.end(), table.rows.begin(), table.rows.end());
        }
        if (m_request.isOneFileForAll()) {
            m_sets.push_back(annotationsOf(m_request, answer));
            m_facts = factsOf(answer);
        }
    }

    void tell(const std::vector<gpu::Message>& notes)
    {
        for (const gpu::Message& note : notes)
            m_terminal.note(CommandLine::tr("note: %1").arg(translated(note)));
    }

    /// What goes to standard output as data stands there alone.
    void say(const QString& lines)
    {
        if (m_request.json != "-" && m_request.metrics != "-")
            m_terminal.write(lines);
    }

    void writeOneFile()
    {
        if (!m_request.isOneFileForAll())
            return;
        m_facts.source.clear(); // there are several
        m_facts.sourceSha256.clear();
        const auto masks = m_request.format == core::segment::AnnotationFormat::Coco
                               ? core::segment::CocoOptions::Masks::Polygons
                               : core::segment::CocoOptions::Masks::RunLengths;
        tell(core::segment::writeCoco(*m_request.out, m_sets, {masks, 0}, m_facts));
        say(CommandLine::tr("masks: %1").arg(QFile::decodeName(m_request.out->c_str())) + "\n");
    }

    void writeMetrics()
    {
        if (!m_request.metrics)
            return;
        if (!QString::fromStdString(*m_request.metrics).endsWith(".csv", Qt::CaseInsensitive)) {
            writeJson(*m_request.metrics, m_comparisons);
            return;
        }
        core::report::writeCsv(*m_request.metrics, m_table);
        say(CommandLine::tr("data: %1").arg(QString::fromStdString(*m_request.metrics)) + "\n");
    }

    void writeJson(const std::string& target, const QJsonArray& results)
    {
        const QByteArray json =
            m_request.isBatch() ? QJsonDocument(results).toJson() : QJsonDocument(results.first().toObject()).toJson();
        if (target == "-") {
            m_terminal.write(QString::fromUtf8(json));
            return;
        }
        core::writeFileAtomically(target, std::string_view(json.constData(), static_cast<size_t>(json.size())));
        say(CommandLine::tr("data: %1").arg(QString::fromStdString(target)) + "\n");
    }

    const SegmentRequest& m_request;
    Terminal& m_terminal;
    SegmentWorker m_worker;
    QJsonArray m_results;
    QJsonArray m_comparisons;
    core::report::Table m_table;
    std::vector<core::segment::AnnotationSet> m_sets;
    core::segment::FileFacts m_facts;
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
