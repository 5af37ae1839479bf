#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/verbs.h"
#include "app/cli/words.h"
#include "gpu/device.h"

namespace app::cli {
namespace {

QJsonObject toJson(const gpu::DeviceInfo& device)
{
    const gpu::DeviceLimits& limits = device.limits;
    QJsonArray groups;
    for (const uint32_t count : limits.maxGroupCount)
        groups << static_cast<qint64>(count);
    const QJsonObject limitsJson{
        {"maxStorageBufferBytes", static_cast<qint64>(limits.maxStorageBufferBytes)},
        {"maxTexelBufferElements", static_cast<qint64>(limits.maxTexelBufferElements)},
        {"maxPushConstantBytes", static_cast<qint64>(limits.maxPushConstantBytes)},
        {"maxGroupCount", groups},
        {"maxInvocations", static_cast<qint64>(limits.maxInvocations)},
        {"maxSharedBytes", static_cast<qint64>(limits.maxSharedBytes)},
        {"subgroupSize", static_cast<qint64>(limits.subgroupSize)},
        {"heapBytes", static_cast<qint64>(limits.heapBytes)},
    };
    return {
        {"index", device.index},
        {"name", QString::fromStdString(device.name)},
        {"type", gpu::toString(device.type)},
        {"driver", QString::fromStdString(device.driver)},
        {"apiVersion", QString::fromStdString(device.apiVersion)},
        {"limits", limitsJson},
        {"float16Storage", device.float16Storage},
        {"float16Arithmetic", device.float16Arithmetic},
        {"int8Storage", device.int8Storage},
        {"float64Arithmetic", device.float64Arithmetic},
        {"int64Arithmetic", device.int64Arithmetic},
        {"timestamps", device.timestamps},
        {"usable", device.unusable.empty()},
        {"unusable", QString::fromStdString(device.unusable)},
    };
}

QString mebibytes(uint64_t bytes) { return CommandLine::tr("%1 MiB").arg(bytes >> 20); }

QString describe(const gpu::DeviceInfo& device)
{
    QStringList abilities;
    if (device.float16Storage)
        abilities << CommandLine::tr("16-bit floats in memory");
    if (device.float16Arithmetic)
        abilities << CommandLine::tr("16-bit float arithmetic");
    if (device.int8Storage)
        abilities << CommandLine::tr("8-bit integers in memory");
    if (device.float64Arithmetic)
        abilities << CommandLine::tr("64-bit float arithmetic");
    if (device.int64Arithmetic)
        abilities << CommandLine::tr("64-bit integer arithmetic");
    if (device.timestamps)
        abilities << CommandLine::tr("timestamps");

    QString text = QString("%1: %2\n").arg(device.index).arg(QString::fromStdString(device.name));
    const auto row = [&text](const QString& name, const QString& value) { text += "   " + name + ": " + value + "\n"; };
    row(CommandLine::tr("type"), gpu::toString(device.type));
    row(CommandLine::tr("driver"), QString::fromStdString(device.driver));
    row(CommandLine::tr("Vulkan"), QString::fromStdString(device.apiVersion));
    row(CommandLine::tr("memory"),
        CommandLine::tr("%1, one buffer at most %2")
            .arg(mebibytes(device.limits.heapBytes), mebibytes(device.limits.maxStorageBufferBytes)));
    row(CommandLine::tr("workgroup"), CommandLine::tr("at most %1 invocations, %2 KiB shared, subgroups of %3")
                                          .arg(device.limits.maxInvocations)
                                          .arg(device.limits.maxSharedBytes >> 10)
                                          .arg(device.limits.subgroupSize));
    row(CommandLine::tr("can do"),
        abilities.isEmpty() ? CommandLine::tr("nothing beyond the basics") : abilities.join(", "));
    if (!device.unusable.empty())
        row(CommandLine::tr("not usable"), QString::fromStdString(device.unusable));
    return text;
}

} // namespace

CommandSpec describeDevices()
{
    return {
        .name = "devices",
        .summary = CommandLine::tr("List the compute devices of this machine and what each can do."),
        .positionals = {},
        .options = {{"json", {}, CommandLine::tr("Write JSON.")}},
        .notes = CommandLine::tr(
            "--device and the environment variable TESSERA_DEVICE take an index or a part of a name of this list."),
    };
}

int runDevices(const Arguments& arguments, Terminal& terminal)
{
    const std::vector<gpu::DeviceInfo> devices = gpu::listDevices();
    if (arguments.has("json")) {
        QJsonArray rows;
        for (const gpu::DeviceInfo& device : devices)
            rows << toJson(device);
        terminal.write(QString::fromUtf8(QJsonDocument(QJsonObject{{"devices", rows}}).toJson()));
        return 0;
    }
    if (devices.empty())
        terminal.note(CommandLine::tr("This machine has no Vulkan device."));
    for (const gpu::DeviceInfo& device : devices)
        terminal.write(describe(device));
    return 0;
}

} // namespace app::cli
