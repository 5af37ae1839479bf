// The floors of the house: who may include whom. Reads the includes of the whole tree.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

struct Include {
    QString file; ///< from the repository's root
    QString name; ///< between the quotes or angle brackets
    int line = 0;
    bool quoted = false;
};

/// Where a name leads: a floor of ours, or a library that only some places may use.
enum class Realm {
    Base,
    Gpu,
    GpuInside,
    Core,
    Widgets,
    App,
    Tests,
    Std,
    System,
    Qt,
    Vulkan,
    OpenCv,
    Onnx,
    Dlib,
    OtherLibrary
};

bool matches(const QString& name, const char* pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(name).hasMatch();
}

Realm realmOf(const QString& name)
{
    static const std::pair<const char*, Realm> kRealms[] = {
        {"gpu/base/.*", Realm::Base},
        {"gpu/vk/.*", Realm::GpuInside},
        {"gpu/.*", Realm::Gpu},
        {"core/.*", Realm::Core},
        {"widgets/.*", Realm::Widgets},
        {"app/.*", Realm::App},
        {"tests/.*", Realm::Tests},
        {"vulkan/.*|vk_.*|volk\\.h|glslang/.*|shaderc/.*", Realm::Vulkan},
        {"Q[A-Za-z0-9]*(/.*)?|q[a-z]+\\.h|ui_.*\\.h|.*\\.moc", Realm::Qt},
        {"opencv2?/.*", Realm::OpenCv},
        {"onnx/.*|google/protobuf/.*", Realm::Onnx},
        {"dlib/.*", Realm::Dlib},
        {"[a-z0-9_]+", Realm::Std}, // <vector>, <cstdint>: no folder, no ending
        {"(sys|linux|netinet|arpa)/.*\\.h", Realm::System},
        {"(unistd|fcntl|spawn|poll|signal|pwd|sched|pthread|dlfcn|errno|time|ctype|math|stddef|stdint|string)\\.h",
         Realm::System},
        {"(immintrin|x86intrin|cpuid)\\.h", Realm::System},
    };
    for (const auto& [pattern, realm] : kRealms)
        if (matches(name, pattern))
            return realm;
    return Realm::OtherLibrary;
}

/// The realms that files of a folder may include, the most particular folder first.
const std::pair<const char*, QList<Realm>> kFloors[] = {
    {"gpu/base/", {Realm::Base, Realm::Std}},
    {"gpu/",
     {Realm::Base, Realm::Gpu, Realm::GpuInside, Realm::Std, Realm::System, Realm::Vulkan, Realm::OtherLibrary}},
    {"core/image/",
     {Realm::Base, Realm::Gpu, Realm::Core, Realm::Std, Realm::System, Realm::OtherLibrary, Realm::OpenCv}},
    {"core/face/", {Realm::Base, Realm::Gpu, Realm::Core, Realm::Std, Realm::System, Realm::OtherLibrary, Realm::Dlib}},
    {"core/onnx/", {Realm::Base, Realm::Gpu, Realm::Core, Realm::Std, Realm::System, Realm::OtherLibrary, Realm::Onnx}},
    {"core/", {Realm::Base, Realm::Gpu, Realm::Core, Realm::Std, Realm::System, Realm::OtherLibrary}},
    {"widgets/", {Realm::Base, Realm::Gpu, Realm::Core, Realm::Widgets, Realm::Std, Realm::System, Realm::Qt}},
    {"app/", {Realm::Base, Realm::Gpu, Realm::Core, Realm::Widgets, Realm::App, Realm::Std, Realm::System, Realm::Qt}},
};

/// What is wrong with an include; empty if nothing is.
QString faultOf(const Include& include)
{
    const Realm realm = realmOf(include.name);
    for (const auto& [folder, allowed] : kFloors) {
        if (!include.file.startsWith(folder))
            continue;
        if (!allowed.contains(realm))
            return QString("%1 may not include it").arg(folder);
        break;
    }
    // What others may include of the gpu floor names no Vulkan type.
    const bool isPublicHeader =
        include.file.startsWith("gpu/") && include.file.endsWith(".h") && !include.file.startsWith("gpu/vk/");
    if (isPublicHeader && (realm == Realm::Vulkan || realm == Realm::GpuInside))
        return "a header of gpu/ is the seam: no Vulkan in it";
    // Panes meet only in the workspace.
    static const QRegularExpression pane("^widgets/panes/(\\w+)_pane\\.h$");
    const QRegularExpressionMatch match = pane.match(include.name);
    const QString own = include.file.section('/', -1);
    if (match.hasMatch() && include.file.startsWith("widgets/panes/") && own != "registry.cpp" &&
        !own.startsWith(match.captured(1)))
        return "panes never call each other";
    return {};
}

QList<Include> includesOf(const QString& file, const QString& text)
{
    static const QRegularExpression directive("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]");
    QList<Include> includes;
    const QStringList lines = text.split('\n');
    for (int i = 0; i < lines.size(); ++i)
        if (const QRegularExpressionMatch match = directive.match(lines[i]); match.hasMatch())
            includes.append({file, match.captured(2), i + 1, match.captured(1) == "\""});
    return includes;
}

/// All sources below the folders of the house.
QStringList sourcesOf(const QDir& root)
{
    QStringList files;
    for (const char* floor : {"gpu", "core", "widgets", "app"}) {
        QDirIterator iterator(root.filePath(floor), {"*.h", "*.cpp", "*.comp", "*.glsl"}, QDir::Files,
                              QDirIterator::Subdirectories);
        while (iterator.hasNext())
            files << root.relativeFilePath(iterator.next());
    }
    return files;
}

} // namespace

class TestLayering : public QObject {
    Q_OBJECT

private slots:
    void nobodyIncludesWhatIsAbove()
    {
        const QDir root(TESSERA_SOURCE_FOLDER);
        const QStringList files = sourcesOf(root);
        QVERIFY(files.size() > 20);
        QStringList faults;
        int seen = 0;
        for (const QString& name : files) {
            QFile file(root.filePath(name));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
            const bool isKernel = name.endsWith(".comp") || name.endsWith(".glsl");
            for (const Include& include : includesOf(name, QString::fromUtf8(file.readAll()))) {
                ++seen;
                if (isKernel) {
                    // Kernels include from gpu/kernels, their own root.
                    if (!QFile::exists(root.filePath("gpu/kernels/" + include.name)))
                        faults
                            << QString("%1:%2: %3: not in gpu/kernels").arg(name).arg(include.line).arg(include.name);
                } else if (const QString fault = faultOf(include); !fault.isEmpty()) {
                    faults << QString("%1:%2: %3: %4").arg(name).arg(include.line).arg(include.name, fault);
                }
            }
        }
        QVERIFY(seen > 100);
        QVERIFY2(faults.isEmpty(), qPrintable("\n" + faults.join('\n')));
    }

    /// From the repository's root, or, in kernels and what they share with C++, from gpu/kernels.
    void ownIncludesStartAtTheRoot()
    {
        const QDir root(TESSERA_SOURCE_FOLDER);
        QStringList faults;
        for (const QString& name : sourcesOf(root)) {
            QFile file(root.filePath(name));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
            const bool ofKernels = name.startsWith("gpu/kernels/");
            for (const Include& include : includesOf(name, QString::fromUtf8(file.readAll()))) {
                const bool found = QFile::exists(root.filePath(include.name)) || include.name.endsWith(".moc") ||
                                   (ofKernels && QFile::exists(root.filePath("gpu/kernels/" + include.name)));
                if (include.quoted && !found)
                    faults << QString("%1:%2: %3").arg(name).arg(include.line).arg(include.name);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable("\n" + faults.join('\n')));
    }

    /// The check itself: breaches are found, and what is allowed is not called a breach.
    void breachesAreFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* file, const char* line, bool allowed) {
            QTest::addRow("%s: %s", file, line) << file << line << allowed;
        };
        row("gpu/base/shape.cpp", "#include <vector>", true);
        row("gpu/base/shape.cpp", "#include \"gpu/base/shape.h\"", true);
        row("gpu/base/shape.h", "#include \"gpu/device.h\"", false);
        row("gpu/base/shape.h", "#include <unistd.h>", false);
        row("gpu/device.cpp", "#include <vulkan/vulkan.h>", true);
        row("gpu/device.cpp", "#include \"gpu/vk/context.h\"", true);
        row("gpu/device.h", "#include <vulkan/vulkan.h>", false);
        row("gpu/device.h", "#include \"gpu/vk/context.h\"", false);
        row("gpu/vk/context.h", "#include <vulkan/vulkan.h>", true);
        row("gpu/device.cpp", "#include \"core/image/image.h\"", false);
        row("gpu/device.cpp", "#include <QString>", false);
        row("gpu/ops/matmul.cpp", "#include <opencv2/core.hpp>", false);
        row("core/image/image_io.cpp", "#include <opencv2/core.hpp>", true);
        row("core/segment/predictor.cpp", "#include <opencv2/core.hpp>", false);
        row("core/onnx/reader.cpp", "#include <onnx/onnx_pb.h>", true);
        row("core/segment/predictor.cpp", "#  include <onnx/onnx_pb.h>", false);
        row("core/face/landmarks.cpp", "#include <dlib/image_processing.h>", true);
        row("core/image/image.cpp", "#include <dlib/image_processing.h>", false);
        row("core/segment/predictor.cpp", "#include \"gpu/ops/matmul.h\"", true);
        row("core/segment/predictor.cpp", "#include \"gpu/vk/context.h\"", false);
        row("core/segment/predictor.cpp", "#include <vulkan/vulkan.hpp>", false);
        row("core/assets/assets.cpp", "#include <QString>", false);
        row("core/assets/assets.cpp", "#include <QtCore/QString>", false);
        row("core/assets/assets.cpp", "#include <qglobal.h>", false);
        row("core/assets/assets.cpp", "#include \"widgets/image_view.h\"", false);
        row("core/assets/assets.cpp", "#include \"tests/reference/matmul.h\"", false);
        row("core/assets/assets.cpp", "#include <nlohmann/json.hpp>", true);
        row("widgets/image_view.cpp", "#include <QWidget>", true);
        row("widgets/image_view.cpp", "#include \"image_view.moc\"", true);
        row("widgets/image_view.cpp", "#include <opencv2/core.hpp>", false);
        row("widgets/image_view.cpp", "#include <vulkan/vulkan.h>", false);
        row("widgets/image_view.cpp", "#include \"app/main_window.h\"", false);
        row("widgets/panes/face_pane.cpp", "#include \"widgets/panes/segment_pane.h\"", false);
        row("widgets/panes/segment_pane.cpp", "#include \"widgets/panes/segment_pane.h\"", true);
        row("widgets/panes/registry.cpp", "#include \"widgets/panes/segment_pane.h\"", true);
        row("app/main.cpp", "#include \"widgets/panes/registry.h\"", true);
        row("app/main.cpp", "#include \"gpu/device.h\"", true);
        row("app/main.cpp", "#include \"gpu/vk/context.h\"", false);
        row("app/main.cpp", "#include \"tests/reference/matmul.h\"", false);
    }

    void breachesAreFound()
    {
        QFETCH(QString, file);
        QFETCH(QString, line);
        QFETCH(bool, allowed);
        const QList<Include> includes = includesOf(file, "// first line\n" + line + " // why\n");
        QCOMPARE(includes.size(), 1);
        QCOMPARE(includes.first().line, 2);
        QCOMPARE(faultOf(includes.first()).isEmpty(), allowed);
    }
};

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
