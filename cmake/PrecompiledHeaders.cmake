# Headers that most sources read, parsed once. Few on purpose: with all of <QtWidgets> the precompiled file has 300 MB, and
# mapping it takes longer than parsing what a source needs (a source of the panes: 5.3 s of processor time, with this list 2.8 s).
set(TESSERA_STANDARD_HEADERS <algorithm> <filesystem> <functional> <memory> <optional> <span> <string> <vector>)
set(TESSERA_WIDGET_HEADERS ${TESSERA_STANDARD_HEADERS} <QLocale> <QString> <QVariant> <QWidget>)
