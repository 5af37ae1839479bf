// A full disk must not end the program in Mesa's own cache of kernels.

#include <QTemporaryDir>
#include <QtTest>

#include "gpu/driver_cache.h"

class TestDriverCache : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        qunsetenv("MESA_SHADER_CACHE_DISABLE");
        qunsetenv("MESA_SHADER_CACHE_DIR");
        qputenv("XDG_CACHE_HOME", "/caches");
        qputenv("HOME", "/somebody");
    }

    void theFolderFollowsMesasRules()
    {
        QCOMPARE(gpu::driverCacheFolder().string(), std::string("/caches"));
        qputenv("MESA_SHADER_CACHE_DIR", "/own");
        QCOMPARE(gpu::driverCacheFolder().string(), std::string("/own"));
        qunsetenv("MESA_SHADER_CACHE_DIR");
        qunsetenv("XDG_CACHE_HOME");
        QCOMPARE(gpu::driverCacheFolder().string(), std::string("/somebody/.cache"));
    }

    void withRoomTheCacheStaysOn()
    {
        const QTemporaryDir folder; // and a folder inside it that is not there yet
        qputenv("MESA_SHADER_CACHE_DIR", folder.filePath("not/yet").toUtf8());
        QVERIFY(!gpu::avoidFullDriverCache());
        QVERIFY(!qEnvironmentVariableIsSet("MESA_SHADER_CACHE_DISABLE"));
    }

    void withoutRoomTheCacheIsSwitchedOff()
    {
        qputenv("MESA_SHADER_CACHE_DIR", "/proc/self"); // a file system without any free space
        QVERIFY(gpu::avoidFullDriverCache());
        QCOMPARE(qgetenv("MESA_SHADER_CACHE_DISABLE"), QByteArray("true"));
    }
};

QTEST_GUILESS_MAIN(TestDriverCache)
#include "tst_driver_cache.moc"
