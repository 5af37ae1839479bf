#include "widgets/export/svg_writer.h"

#include "widgets/export/path_text_device.h"
#include "widgets/export/svg_engine.h"
#include "widgets/export/svg_text.h"

namespace widgets {

namespace {

QByteArray metadata(const SvgOptions& options)
{
    if (options.facts.empty() && options.title.isEmpty())
        return {};
    QByteArray text = "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
                      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:tessera=\"urn:tessera\">\n"
                      "<rdf:Description rdf:about=\"\">\n<dc:format>image/svg+xml</dc:format>\n";
    if (!options.title.isEmpty())
        text += "<dc:title>" + svg::escaped(options.title) + "</dc:title>\n";
    for (const auto& [name, value] : options.facts)
        text += "<tessera:" + name.toLatin1() + '>' + svg::escaped(value) + "</tessera:" + name.toLatin1() + ">\n";
    return text + "</rdf:Description>\n</rdf:RDF></metadata>\n";
}

} // namespace

SvgWriter::SvgWriter(SvgOptions options)
    : m_options(std::move(options)), m_engine(std::make_unique<SvgEngine>(m_options.textAsPaths))
{
}

SvgWriter::~SvgWriter() = default;

QPaintEngine* SvgWriter::paintEngine() const { return m_engine.get(); }

QByteArray SvgWriter::bytes() const
{
    const QByteArray width = svg::number(m_options.size.width());
    const QByteArray height = svg::number(m_options.size.height());
    QByteArray text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                      "version=\"1.1\" width=\"";
    text += (m_options.width.isEmpty() ? width : m_options.width.toLatin1()) + "\" height=\"" +
            (m_options.height.isEmpty() ? height : m_options.height.toLatin1()) + "\" viewBox=\"0 0 " + width + ' ' +
            height + "\">\n";
    if (!m_options.title.isEmpty())
        text += "<title>" + svg::escaped(m_options.title) + "</title>\n";
    text += metadata(m_options);
    if (!m_engine->definitions().isEmpty())
        text += "<defs>\n" + m_engine->definitions() + "</defs>\n";
    return text + m_engine->body() + "</svg>\n";
}

int SvgWriter::metric(PaintDeviceMetric metric) const { return drawingMetric(m_options.size, metric); }

} // namespace widgets
