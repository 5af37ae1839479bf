<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Save mask…</source>
        <translation>保存掩码(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Delete prompt</source>
        <translation>删除提示(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Clear prompts</source>
        <translation>清除提示(&amp;C)</translation>
    </message>
    <message>
        <source>Candidate &amp;1</source>
        <translation>候选 &amp;1</translation>
    </message>
    <message>
        <source>Candidate &amp;2</source>
        <translation>候选 &amp;2</translation>
    </message>
    <message>
        <source>Candidate &amp;3</source>
        <translation>候选 &amp;3</translation>
    </message>
    <message>
        <source>Single &amp;mask</source>
        <translation>单一掩码(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Encode picture</source>
        <translation>编码图像(&amp;E)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation>示例(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>粘贴图像(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>十字线(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>检查器(&amp;I)</translation>
    </message>
    <message>
        <source>Like the &amp;desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>恢复默认布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;About Tessera</source>
        <translation>关于 Tessera(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove strokes</source>
        <translation>移除笔画(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;New object</source>
        <translation>新建物体(&amp;N)</translation>
    </message>
    <message>
        <source>D&amp;uplicate object</source>
        <translation>复制物体(&amp;U)</translation>
    </message>
    <message>
        <source>De&amp;lete object</source>
        <translation>删除物体(&amp;L)</translation>
    </message>
    <message>
        <source>Object &amp;before the last one</source>
        <translation>物体前移(&amp;B)</translation>
    </message>
    <message>
        <source>Object &amp;after the next one</source>
        <translation>物体后移(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Classes…</source>
        <translation>类别(&amp;C)…</translation>
    </message>
    <message>
        <source>E&amp;xport annotations…</source>
        <translation>导出标注(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Import annotations…</source>
        <translation>导入标注(&amp;I)…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>&amp;Use mask as prompt</source>
        <translation>以掩码为提示(&amp;U)</translation>
    </message>
    <message>
        <source>Preview on &amp;hover</source>
        <translation>悬停预览(&amp;H)</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Previous picture</source>
        <translation>上一幅图像(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation>下一幅图像(&amp;N)</translation>
    </message>
    <message>
        <source>Segment e&amp;verything…</source>
        <translation>分割全部(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Load truth…</source>
        <translation>载入真值(&amp;L)…</translation>
    </message>
    <message>
        <source>D&amp;raw truth</source>
        <translation>绘制真值(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;No truth</source>
        <translation>不用真值(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Point and box</source>
        <translation>点和框(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Move prompt</source>
        <translation>移动提示(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>橡皮擦(&amp;E)</translation>
    </message>
    <message>
        <source>Pol&amp;ygon</source>
        <translation>多边形(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Lasso</source>
        <translation>套索(&amp;L)</translation>
    </message>
    <message>
        <source>Polygon and lasso c&amp;ut out</source>
        <translation>多边形和套索用于擦除(&amp;U)</translation>
    </message>
    <message>
        <source>S&amp;maller brush</source>
        <translation>缩小画笔(&amp;M)</translation>
    </message>
    <message>
        <source>La&amp;rger brush</source>
        <translation>放大画笔(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;New workspace</source>
        <translation>新建工作区(&amp;N)</translation>
    </message>
    <message>
        <source>Open &amp;workspace…</source>
        <translation>打开工作区(&amp;W)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve workspace</source>
        <translation>保存工作区(&amp;V)</translation>
    </message>
    <message>
        <source>Save workspace &amp;as…</source>
        <translation>工作区另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Expor&amp;t…</source>
        <translation>导出(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Clear the list of recent files</source>
        <translation>清空最近文件列表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>命令面板(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>窗口的下一部分(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious part of the window</source>
        <translation>窗口的上一部分(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Copy command</source>
        <translation>复制命令(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;all commands</source>
        <translation>复制全部命令(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;lear the recorder</source>
        <translation>清空记录(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>One &amp;backup</source>
        <translation>一次更新(&amp;B)</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>One &amp;sweep</source>
        <translation>一次扫描(&amp;S)</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>运行到底(&amp;E)</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>运行到底</translation>
    </message>
    <message>
        <source>Start &amp;afresh</source>
        <translation>重新开始(&amp;A)</translation>
    </message>
    <message>
        <source>Afresh</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Colour by &amp;value</source>
        <translation>按值着色(&amp;V)</translation>
    </message>
    <message>
        <source>Colour by v&amp;isits</source>
        <translation>按访问次数着色(&amp;I)</translation>
    </message>
    <message>
        <source>Colour by e&amp;rror of the last backup</source>
        <translation>按最近一次更新的误差着色(&amp;R)</translation>
    </message>
    <message>
        <source>Colour by &amp;kind of cell</source>
        <translation>按格子种类着色(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Policy arrows</source>
        <translation>策略箭头(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>数值(&amp;N)</translation>
    </message>
    <message>
        <source>Action values as &amp;triangles</source>
        <translation>用三角形显示动作值(&amp;T)</translation>
    </message>
    <message>
        <source>Tra&amp;jectory</source>
        <translation>轨迹(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Watch the cell</source>
        <translation>关注此格(&amp;W)</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>关注</translation>
    </message>
    <message>
        <source>&amp;Keep the curve, start afresh</source>
        <translation>保留曲线并重新开始(&amp;K)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>For&amp;get kept curves</source>
        <translation>清除保留的曲线(&amp;G)</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Run &amp;many seeds</source>
        <translation>用多个种子运行(&amp;M)</translation>
    </message>
    <message>
        <source>Run seeds</source>
        <translation>运行各种子</translation>
    </message>
    <message>
        <source>Co&amp;mpare algorithms</source>
        <translation>比较算法(&amp;M)</translation>
    </message>
    <message>
        <source>Check against the &amp;book</source>
        <translation>与教科书核对(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Save world…</source>
        <translation>保存世界(&amp;S)…</translation>
    </message>
    <message>
        <source>S&amp;elect</source>
        <translation>选择(&amp;E)</translation>
    </message>
    <message>
        <source>Paint &amp;walls</source>
        <translation>绘制墙(&amp;W)</translation>
    </message>
    <message>
        <source>Paint &amp;forbidden cells</source>
        <translation>绘制禁区(&amp;F)</translation>
    </message>
    <message>
        <source>Paint &amp;goals</source>
        <translation>绘制目标(&amp;G)</translation>
    </message>
    <message>
        <source>Place the &amp;start</source>
        <translation>放置起点(&amp;S)</translation>
    </message>
    <message>
        <source>Paint &amp;holes</source>
        <translation>绘制洞(&amp;H)</translation>
    </message>
    <message>
        <source>F&amp;ree cells</source>
        <translation>自由格(&amp;R)</translation>
    </message>
    <message>
        <source>Draw &amp;teleports</source>
        <translation>绘制传送(&amp;T)</translation>
    </message>
    <message>
        <source>Fi&amp;ll areas</source>
        <translation>填充区域(&amp;L)</translation>
    </message>
    <message>
        <source>To the end on the &amp;device</source>
        <translation>在设备上运行到底(&amp;D)</translation>
    </message>
    <message>
        <source>Compare with the e&amp;xact values</source>
        <translation>与精确值比较(&amp;X)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>&amp;Run the model</source>
        <translation>运行模型(&amp;R)</translation>
    </message>
    <message>
        <source>Show the node&apos;s &amp;tensor</source>
        <translation>显示节点的张量(&amp;T)</translation>
    </message>
    <message>
        <source>Show tensor</source>
        <translation>显示张量</translation>
    </message>
    <message>
        <source>&amp;Find a node</source>
        <translation>查找节点(&amp;F)</translation>
    </message>
    <message>
        <source>Only &amp;unsupported nodes</source>
        <translation>仅显示不支持的节点(&amp;U)</translation>
    </message>
    <message>
        <source>Tensor as &amp;picture</source>
        <translation>张量显示为图片(&amp;P)</translation>
    </message>
    <message>
        <source>Tensor as &amp;heatmap</source>
        <translation>张量显示为热图(&amp;H)</translation>
    </message>
    <message>
        <source>Tensor as &amp;numbers</source>
        <translation>张量显示为数值(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close the model</source>
        <translation>关闭模型(&amp;C)</translation>
    </message>
    <message>
        <source>Simulate a &amp;lost device</source>
        <translation>模拟设备丢失(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Pane</source>
        <translation>窗格</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录器</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>调试</translation>
    </message>
</context>
<context>
    <name>Assets</name>
    <message>
        <source>The package %1 cannot be unpacked: %2</source>
        <translation>软件包 %1 无法解压：%2</translation>
    </message>
    <message>
        <source>The download may have been cut short: try again.</source>
        <translation>下载可能中断了，请重试。</translation>
    </message>
    <message>
        <source>The package %1 has no files in it</source>
        <translation>软件包 %1 里没有文件</translation>
    </message>
    <message>
        <source>Cannot write to the folder of models and photos, %1: %2</source>
        <translation>无法写入存放模型和照片的文件夹 %1：%2</translation>
    </message>
    <message>
        <source>Make it writable, free some space, or let XDG_CACHE_HOME name another folder.</source>
        <translation>请使它可写、腾出空间，或用 XDG_CACHE_HOME 指定另一个文件夹。</translation>
    </message>
    <message>
        <source>%1 from the package %2 is not the file that was expected (wrong size or checksum); it was not kept</source>
        <translation>软件包 %2 中的 %1 与预期文件不符（大小或校验和不对），未予保留</translation>
    </message>
    <message>
        <source>Try again; if it stays so, the package has changed: look for a newer Tessera.</source>
        <translation>请重试；如果仍然如此，说明软件包已经改变，请寻找更新版本的 Tessera。</translation>
    </message>
    <message>
        <source>There is no home folder</source>
        <translation>没有主文件夹</translation>
    </message>
    <message>
        <source>Let XDG_CACHE_HOME name a folder for models and photos.</source>
        <translation>请用 XDG_CACHE_HOME 指定存放模型和照片的文件夹。</translation>
    </message>
    <message>
        <source>There is no asset named &quot;%1&quot;</source>
        <translation>没有名为“%1”的资源</translation>
    </message>
    <message>
        <source>&quot;tessera assets list&quot; shows the names.</source>
        <translation>“tessera assets list”会列出所有名称。</translation>
    </message>
    <message>
        <source>Run: tessera assets fetch %1</source>
        <translation>请运行：tessera assets fetch %1</translation>
    </message>
    <message>
        <source>%1 (%2) has not been fetched</source>
        <translation>%1（%2）尚未获取</translation>
    </message>
    <message>
        <source>%1 is damaged: %2</source>
        <translation>%1 已损坏：%2</translation>
    </message>
    <message>
        <source>The package %1 has no file %2</source>
        <translation>软件包 %1 中没有文件 %2</translation>
    </message>
    <message>
        <source>The package has changed: look for a newer Tessera.</source>
        <translation>软件包已经改变，请寻找更新版本的 Tessera。</translation>
    </message>
    <message>
        <source>The program %1 is not installed</source>
        <translation>没有安装程序 %1</translation>
    </message>
    <message>
        <source>The program %1 cannot be started: %2</source>
        <translation>程序 %1 无法启动：%2</translation>
    </message>
    <message>
        <source>The asset manifest is wrong at %1: %2</source>
        <translation>资源清单在 %1 处有误：%2</translation>
    </message>
    <message>
        <source>Install npm (Debian: apt-get install npm), then try again.</source>
        <translation>请安装 npm（Debian：apt-get install npm），然后重试。</translation>
    </message>
    <message>
        <source>Check the network and npm&apos;s settings, then try again.</source>
        <translation>请检查网络和 npm 的设置，然后重试。</translation>
    </message>
    <message>
        <source>This package comes from Debian: put the files into the folder that &quot;tessera assets list&quot; shows.</source>
        <translation>这个软件包来自 Debian：请把文件放进“tessera assets list”显示的文件夹。</translation>
    </message>
    <message>
        <source>Check the network, run &quot;apt-get update&quot; as root, then try again.</source>
        <translation>请检查网络，以 root 身份运行“apt-get update”，然后重试。</translation>
    </message>
    <message>
        <source>%1 could not download the package %2: %3</source>
        <translation>%1 未能下载软件包 %2：%3</translation>
    </message>
    <message>
        <source>The SHA-256 checksum cannot be computed</source>
        <translation>无法计算 SHA-256 校验和</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>Eileen Collins, astronaut</source>
        <translation>宇航员艾琳·柯林斯</translation>
    </message>
    <message>
        <source>Chelsea the cat</source>
        <translation>猫咪切尔西</translation>
    </message>
    <message>
        <source>A cup of coffee</source>
        <translation>一杯咖啡</translation>
    </message>
    <message>
        <source>A rocket on its launch pad</source>
        <translation>发射台上的火箭</translation>
    </message>
    <message>
        <source>MobileSAM image encoder (TinyViT)</source>
        <translation>MobileSAM 图像编码器（TinyViT）</translation>
    </message>
    <message>
        <source>SAM prompt encoder and mask decoder</source>
        <translation>SAM 提示编码器与掩码解码器</translation>
    </message>
    <message>
        <source>BlazeFace, faces near the camera</source>
        <translation>BlazeFace，靠近镜头的人脸</translation>
    </message>
    <message>
        <source>BlazeFace, faces of all sizes</source>
        <translation>BlazeFace，各种大小的人脸</translation>
    </message>
    <message>
        <source>SFace face embedding</source>
        <translation>SFace 人脸特征</translation>
    </message>
    <message>
        <source>RetinaFace mnet.25, faces with five landmarks</source>
        <translation>RetinaFace mnet.25，带五个关键点的人脸</translation>
    </message>
    <message>
        <source>MiniLM-L6-v2, sentences as vectors</source>
        <translation>MiniLM-L6-v2，把句子变成向量</translation>
    </message>
    <message>
        <source>MiniLM-L6-v2 in 8-bit integers</source>
        <translation>MiniLM-L6-v2，8 位整数</translation>
    </message>
    <message>
        <source>U2-Net, small: what stands out of a picture</source>
        <translation>小型 U2-Net：图片中的显著物体</translation>
    </message>
    <message>
        <source>MODNet: people cut out of a picture</source>
        <translation>MODNet：从图片中抠出人物</translation>
    </message>
</context>
<context>
    <name>AtomicFile</name>
    <message>
        <source>Free some space there, or choose another folder.</source>
        <translation>请在那里腾出空间，或选择另一个文件夹。</translation>
    </message>
    <message>
        <source>Check that the folder exists and may be written to.</source>
        <translation>请检查文件夹是否存在、是否可写。</translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>AttentionFigures</name>
    <message>
        <source>%1 to the picture, %2</source>
        <translation>%1 到图像，%2</translation>
    </message>
    <message>
        <source>Picture to %1, %2</source>
        <translation>图像到%1，%2</translation>
    </message>
    <message>
        <source>entropy %1 bits, largest %2</source>
        <translation>熵 %1 比特，最大 %2</translation>
    </message>
    <message>
        <source>Attention over the picture</source>
        <translation>图像上的注意力</translation>
    </message>
    <message>
        <source>Attention of all heads</source>
        <translation>所有注意力头</translation>
    </message>
    <message>
        <source>Attention, values of the cells</source>
        <translation>注意力，各格的值</translation>
    </message>
    <message>
        <source>%1 was exported with a %2 that there is not: %3</source>
        <translation>导出 %1 时用到的 %2 不存在：%3</translation>
    </message>
</context>
<context>
    <name>AttentionModel</name>
    <message>
        <source>Reading the attention</source>
        <translation>正在读取注意力</translation>
    </message>
    <message>
        <source>IoU token</source>
        <translation>IoU 词元</translation>
    </message>
    <message>
        <source>Single mask</source>
        <translation>单一掩码</translation>
    </message>
    <message>
        <source>Mask %1</source>
        <translation>掩码 %1</translation>
    </message>
    <message>
        <source>Point %1 (+)</source>
        <translation>点 %1 (+)</translation>
    </message>
    <message>
        <source>Point %1 (−)</source>
        <translation>点 %1 (−)</translation>
    </message>
    <message>
        <source>Box, left top</source>
        <translation>框，左上角</translation>
    </message>
    <message>
        <source>Box, right bottom</source>
        <translation>框，右下角</translation>
    </message>
    <message>
        <source>Padding (no box)</source>
        <translation>填充（无框）</translation>
    </message>
    <message>
        <source>Final attention</source>
        <translation>最后的注意力</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>头 %1</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Nothing can be kept in %1</source>
        <translation>无法在 %1 中保存任何内容</translation>
    </message>
    <message>
        <source>Save your work often: it is not kept by itself.</source>
        <translation>请经常保存：您的工作不会自动保存。</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Cannot write to standard output: %1</source>
        <translation>无法写入标准输出：%1</translation>
    </message>
    <message>
        <source>unknown option --%1</source>
        <translation>未知选项 --%1</translation>
    </message>
    <message>
        <source>unknown option --%1; did you mean --%2?</source>
        <translation>未知选项 --%1；是否想用 --%2？</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be one of: %3</source>
        <translation>%1 是“%2”，但只能是下列之一：%3</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>unexpected argument &quot;%1&quot;</source>
        <translation>多余的参数“%1”</translation>
    </message>
    <message>
        <source>unknown option %1</source>
        <translation>未知选项 %1</translation>
    </message>
    <message>
        <source>option --%1 takes no value</source>
        <translation>选项 --%1 不带值</translation>
    </message>
    <message>
        <source>option --%1 needs a value: %2</source>
        <translation>选项 --%1 需要一个值：%2</translation>
    </message>
    <message>
        <source>option --%1 is given twice</source>
        <translation>选项 --%1 给了两次</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>Usage: tessera [VERB [ARGUMENTS]]</source>
        <translation>用法：tessera [VERB [ARGUMENTS]]</translation>
    </message>
    <message>
        <source>Shows how vision, attention and reinforcement learning work. Without a verb, the window opens.</source>
        <translation>展示计算机视觉、注意力机制和强化学习如何工作。不给命令时打开窗口。</translation>
    </message>
    <message>
        <source>Verbs:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>Show this help; after a verb, the help of that verb.</source>
        <translation>显示此帮助；放在命令之后则显示该命令的帮助。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 failed, 2 wrong usage.</source>
        <translation>退出码：0 完成，1 失败，2 用法错误。</translation>
    </message>
    <message>
        <source>error: %1</source>
        <translation>error: %1</translation>
    </message>
    <message>
        <source>usage: %1</source>
        <translation>usage: %1</translation>
    </message>
    <message>
        <source>unknown verb &quot;%1&quot;</source>
        <translation>未知命令“%1”</translation>
    </message>
    <message>
        <source>; did you mean %1?</source>
        <translation>；是否想用 %1？</translation>
    </message>
    <message>
        <source>this build has no window; give a verb</source>
        <translation>此构建不含窗口，请给出命令</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>已中断。</translation>
    </message>
    <message>
        <source>hint: %1</source>
        <translation>hint: %1</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller picture.</source>
        <translation>请关闭其他程序，或使用较小的图像。</translation>
    </message>
    <message>
        <source>--point wants X,Y or X,Y,+ (object) or X,Y,- (background), not &quot;%1&quot;</source>
        <translation>--point 应为 X,Y 或 X,Y,+（物体）或 X,Y,-（背景），而不是“%1”</translation>
    </message>
    <message>
        <source>--box wants X0,Y0,X1,Y1, not &quot;%1&quot;</source>
        <translation>--box 应为 X0,Y0,X1,Y1，而不是“%1”</translation>
    </message>
    <message>
        <source>--candidate wants best, 0, 1, 2 or 3, not &quot;%1&quot;</source>
        <translation>--candidate 只能是 best、0、1、2 或 3，而不是“%1”</translation>
    </message>
    <message>
        <source>--%1 wants a name that ends in %2, not &quot;%3&quot;</source>
        <translation>--%1 的文件名须以 %2 结尾，而不是“%3”</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>present</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>文件夹：%1</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>%1 was damaged and has been removed; fetching it again</source>
        <translation>%1 已损坏并被删除，正在重新获取</translation>
    </message>
    <message>
        <source>Package %1 of %2: downloading %3</source>
        <translation>软件包 %1/%2：正在下载 %3</translation>
    </message>
    <message>
        <source>Package %1 of %2: unpacking and checking %3</source>
        <translation>软件包 %1/%2：正在解压并校验 %3</translation>
    </message>
    <message>
        <source>Package %1 of %2: %3 is here</source>
        <translation>软件包 %1/%2：%3 已就绪</translation>
    </message>
    <message>
        <source>error: %1 is damaged: %2</source>
        <translation>error: %1 已损坏：%2</translation>
    </message>
    <message>
        <source>error: %1 is missing: %2</source>
        <translation>error: %1 缺失：%2</translation>
    </message>
    <message>
        <source>&quot;tessera assets fetch&quot; with the names fetches them again.</source>
        <translation>用“tessera assets fetch”加上名称即可重新获取。</translation>
    </message>
    <message>
        <source>List, fetch or verify the models and photos that Tessera works with.</source>
        <translation>列出、获取或校验 Tessera 所用的模型和照片。</translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation>ACTION</translation>
    </message>
    <message>
        <source>list: what there is; fetch: download what is missing or damaged; verify: check contents.</source>
        <translation>list：列出全部；fetch：下载缺失或损坏的文件；verify：校验内容。</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>Names of assets or groups; none: all (fetch: all but the group test).</source>
        <translation>资源或分组的名称；不给则为全部（fetch：除 test 组外的全部）。</translation>
    </message>
    <message>
        <source>Write JSON.</source>
        <translation>输出 JSON。</translation>
    </message>
    <message>
        <source>The files are kept in $XDG_CACHE_HOME/tessera/assets, else in ~/.cache/tessera/assets.
verify ends with exit code 1 if a file is damaged, or missing although it was named.</source>
        <translation>文件存放在 $XDG_CACHE_HOME/tessera/assets，否则在 ~/.cache/tessera/assets。
如果有文件损坏，或点名的文件缺失，verify 以退出码 1 结束。</translation>
    </message>
    <message>
        <source>--runs takes a number from 1 to 1000, not &quot;%1&quot;</source>
        <translation>--runs 取 1 到 1000 的数，而不是“%1”</translation>
    </message>
    <message>
        <source>%1: median %2 ms of %3 runs; %4 dispatches, %5 pipelines, arena %6 MiB, planned in %7 ms
</source>
        <translation>%1：%3 次运行的中位数 %2 ms；%4 次调度，%5 条管线，内存池 %6 MiB，规划用时 %7 ms
</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>GFLOP/s</source>
        <translation>GFLOP/s</translation>
    </message>
    <message>
        <source>GB/s</source>
        <translation>GB/s</translation>
    </message>
    <message>
        <source>Time Tessera&apos;s own work on this machine, kernel by kernel.</source>
        <translation>逐个内核地测量 Tessera 在本机上的用时。</translation>
    </message>
    <message>
        <source>What to time.</source>
        <translation>测量的对象。</translation>
    </message>
    <message>
        <source>The picture to encode; the sample photo chelsea if left out.</source>
        <translation>要编码的图像；省略时用示例照片 chelsea。</translation>
    </message>
    <message>
        <source>Timed runs of each graph; 5 if left out.</source>
        <translation>每个计算图的计时次数；省略时为 5。</translation>
    </message>
    <message>
        <source>Index or part of the name of the device.</source>
        <translation>设备的序号或名称的一部分。</translation>
    </message>
    <message>
        <source>Device: %1 (%2)
</source>
        <translation>设备：%1（%2）
</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>16-bit floats in memory</source>
        <translation>16 位浮点存储</translation>
    </message>
    <message>
        <source>16-bit float arithmetic</source>
        <translation>16 位浮点运算</translation>
    </message>
    <message>
        <source>8-bit integers in memory</source>
        <translation>8 位整数存储</translation>
    </message>
    <message>
        <source>64-bit float arithmetic</source>
        <translation>64 位浮点运算</translation>
    </message>
    <message>
        <source>timestamps</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>driver</source>
        <translation>驱动</translation>
    </message>
    <message>
        <source>Vulkan</source>
        <translation>Vulkan</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1, one buffer at most %2</source>
        <translation>%1，单个缓冲区至多 %2</translation>
    </message>
    <message>
        <source>workgroup</source>
        <translation>工作组</translation>
    </message>
    <message>
        <source>at most %1 invocations, %2 KiB shared, subgroups of %3</source>
        <translation>至多 %1 个调用，%2 KiB 共享内存，子组大小 %3</translation>
    </message>
    <message>
        <source>can do</source>
        <translation>支持</translation>
    </message>
    <message>
        <source>nothing beyond the basics</source>
        <translation>仅基本功能</translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>List the compute devices of this machine and what each can do.</source>
        <translation>列出本机的计算设备及其能力。</translation>
    </message>
    <message>
        <source>--device and the environment variable TESSERA_DEVICE take an index or a part of a name of this list.</source>
        <translation>--device 和环境变量 TESSERA_DEVICE 取此列表中的序号或名称的一部分。</translation>
    </message>
    <message>
        <source>This machine has no Vulkan device.</source>
        <translation>本机没有 Vulkan 设备。</translation>
    </message>
    <message>
        <source>%1, %2 x %3 pixels, on %4</source>
        <translation>%1，%2 x %3 像素，在 %4 上</translation>
    </message>
    <message>
        <source>candidate %1: predicted IoU %2, stability %3, %4 pixels (%5 % of the picture)</source>
        <translation>候选 %1：预测交并比 %2，稳定度 %3，%4 像素（占图像 %5 %）</translation>
    </message>
    <message>
        <source>mask: %1</source>
        <translation>掩码：%1</translation>
    </message>
    <message>
        <source>overlay: %1</source>
        <translation>叠加图：%1</translation>
    </message>
    <message>
        <source>data: %1</source>
        <translation>数据：%1</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation>warning: %1</translation>
    </message>
    <message>
        <source>Cut an object out of a picture by pointing at it.</source>
        <translation>指向图像中的物体，把它分割出来。</translation>
    </message>
    <message>
        <source>IMAGE</source>
        <translation>IMAGE</translation>
    </message>
    <message>
        <source>X,Y[,+|-]</source>
        <translation>X,Y[,+|-]</translation>
    </message>
    <message>
        <source>A point of the object (+, as without a sign) or of the background (-).</source>
        <translation>物体上的点（+，不写符号也一样）或背景上的点（-）。</translation>
    </message>
    <message>
        <source>X0,Y0,X1,Y1</source>
        <translation>X0,Y0,X1,Y1</translation>
    </message>
    <message>
        <source>A box around the object, left top and right bottom corner.</source>
        <translation>围住物体的框：左上角和右下角。</translation>
    </message>
    <message>
        <source>MASK.png</source>
        <translation>MASK.png</translation>
    </message>
    <message>
        <source>A previous mask of the picture&apos;s size, to be improved.</source>
        <translation>待改进的先前掩码，大小与图像相同。</translation>
    </message>
    <message>
        <source>best|0|1|2|3</source>
        <translation>best|0|1|2|3</translation>
    </message>
    <message>
        <source>Which mask to write: 0 is the single one, 1 to 3 are part, whole and more; best lets the model choose.</source>
        <translation>写出哪个掩码：0 是单一掩码，1 到 3 依次为局部、整体和更大范围；best 由模型选择。</translation>
    </message>
    <message>
        <source>FILE|-</source>
        <translation>FILE|-</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Index or part of the name of the device to compute on; see tessera devices.</source>
        <translation>用于计算的设备的序号或名称的一部分；参见 tessera devices。</translation>
    </message>
    <message>
        <source>Neither read nor keep the picture&apos;s embedding on disk.</source>
        <translation>既不从磁盘读取图像的嵌入，也不保存它。</translation>
    </message>
    <message>
        <source>Coordinates are pixels from the left top corner. A picture is encoded once; further prompts on it are fast.</source>
        <translation>坐标以像素计，从左上角算起。每幅图像只编码一次，之后的提示都很快。</translation>
    </message>
    <message>
        <source>there is no file &quot;%1&quot;, and no such verb</source>
        <translation>没有文件“%1”，也没有这个命令</translation>
    </message>
    <message>
        <source>Everything is here: %1</source>
        <translation>全部文件都已就绪：%1</translation>
    </message>
    <message>
        <source>--ignore takes a label from 0 to 65535, not &quot;%1&quot;</source>
        <translation>--ignore 接受 0 到 65535 的标签，而不是“%1”</translation>
    </message>
    <message>
        <source>--%1 needs the name of a file</source>
        <translation>--%1 需要一个文件名</translation>
    </message>
    <message>
        <source>--json and --csv name the same file</source>
        <translation>--json 与 --csv 指定了同一个文件</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>交并比</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice 系数</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>boundary IoU</source>
        <translation>边界交并比</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>%1 against %2, %3 x %4 pixels, on %5</source>
        <translation>%1 与 %2 比较，%3 x %4 像素，设备 %5</translation>
    </message>
    <message>
        <source>pixel accuracy</source>
        <translation>像素精度</translation>
    </message>
    <message>
        <source>mean pixel accuracy</source>
        <translation>平均像素精度</translation>
    </message>
    <message>
        <source>mean IoU</source>
        <translation>平均交并比</translation>
    </message>
    <message>
        <source>frequency-weighted IoU</source>
        <translation>频率加权交并比</translation>
    </message>
    <message>
        <source>boundary band: %1 pixels wide</source>
        <translation>边界带：宽 %1 像素</translation>
    </message>
    <message>
        <source>ignored: pixels whose truth is %1</source>
        <translation>已忽略：真值为 %1 的像素</translation>
    </message>
    <message>
        <source>left out of all means, because no pixel of it is counted: %1</source>
        <translation>没有计入任何像素，因此不参与所有平均：%1</translation>
    </message>
    <message>
        <source>predicted, but not in the truth (IoU 0, left out of the mean pixel accuracy): %1</source>
        <translation>有预测但真值中没有（交并比为 0，不参与平均像素精度）：%1</translation>
    </message>
    <message>
        <source>Compare a segmentation with the truth.</source>
        <translation>将分割结果与真值比较。</translation>
    </message>
    <message>
        <source>PREDICTION</source>
        <translation>PREDICTION</translation>
    </message>
    <message>
        <source>The label map to rate.</source>
        <translation>要评价的标签图。</translation>
    </message>
    <message>
        <source>TRUTH</source>
        <translation>TRUTH</translation>
    </message>
    <message>
        <source>The label map that is right, of the same size.</source>
        <translation>正确的标签图，尺寸相同。</translation>
    </message>
    <message>
        <source>LABEL</source>
        <translation>LABEL</translation>
    </message>
    <message>
        <source>Leave out the pixels that have this label in TRUTH.</source>
        <translation>不计 TRUTH 中带有此标签的像素。</translation>
    </message>
    <message>
        <source>Write all metrics and the confusion matrix as JSON; - is standard output.</source>
        <translation>将所有指标和混淆矩阵写为 JSON；- 表示标准输出。</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FILE</translation>
    </message>
    <message>
        <source>Write the table of the classes as CSV.</source>
        <translation>将各类别的表格写为 CSV。</translation>
    </message>
    <message>
        <source>A label map is a PNG in grey (up to 16 bits) or with a palette. A pixel&apos;s label is its value as stored, or the index of the palette: a mask of 0 and 255 has the classes 0 and 255. Classes are the labels of both maps.</source>
        <translation>标签图是灰度（最多 16 位）或带调色板的 PNG。像素的标签就是文件中存储的值，或调色板的索引：由 0 和 255 组成的掩码，其类别就是 0 和 255。类别是两幅图中出现的所有标签。</translation>
    </message>
    <message>
        <source>--%1 wants a number, not &quot;%2&quot;</source>
        <translation>--%1 应为数字，而不是“%2”</translation>
    </message>
    <message>
        <source>--actions wants 2, 4, 5 or 8, not &quot;%1&quot;</source>
        <translation>--actions 应为 2、4、5 或 8，而不是“%1”</translation>
    </message>
    <message>
        <source>--absorb-goal wants yes or no, not &quot;%1&quot;</source>
        <translation>--absorb-goal 应为 yes 或 no，而不是“%1”</translation>
    </message>
    <message>
        <source>%1; %2 if left out</source>
        <translation>%1；缺省为 %2</translation>
    </message>
    <message>
        <source>%1: %2; %3 if left out</source>
        <translation>%1：%2；缺省为 %3</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Probability that a move goes sideways, half to either side.</source>
        <translation>动作滑向侧面的概率，两侧各占一半。</translation>
    </message>
    <message>
        <source>Reward for entering a free cell.</source>
        <translation>进入自由格的奖励。</translation>
    </message>
    <message>
        <source>Reward for entering a goal.</source>
        <translation>进入目标的奖励。</translation>
    </message>
    <message>
        <source>Reward for entering a hole.</source>
        <translation>进入洞的奖励。</translation>
    </message>
    <message>
        <source>Reward for moving into a forbidden cell.</source>
        <translation>走向禁区的奖励。</translation>
    </message>
    <message>
        <source>Reward for bumping into the border or a wall.</source>
        <translation>撞到边界或墙的奖励。</translation>
    </message>
    <message>
        <source>Left and right, the four directions, the four and stay, or eight directions.</source>
        <translation>左右两个方向、四个方向、四个方向加原地不动，或八个方向。</translation>
    </message>
    <message>
        <source>A move into a forbidden cell stays where it began.</source>
        <translation>走向禁区时留在原地。</translation>
    </message>
    <message>
        <source>Whether entering a goal ends the episode.</source>
        <translation>进入目标是否结束回合。</translation>
    </message>
    <message>
        <source>solve wants --algorithm NAME; tessera grid list names them</source>
        <translation>solve 需要 --algorithm 名称；tessera grid list 列出所有算法</translation>
    </message>
    <message>
        <source>--device: %1 runs on the host only</source>
        <translation>--device：%1 只能在主机上运行</translation>
    </message>
    <message>
        <source>The world is too large to be shown here; --json and --csv write all of it.</source>
        <translation>世界太大，无法在此显示；--json 和 --csv 会写出全部内容。</translation>
    </message>
    <message>
        <source>Stopped before the values came to rest: residual %1.</source>
        <translation>值尚未收敛就已停止：残差 %1。</translation>
    </message>
    <message>
        <source>%1 in single precision</source>
        <translation>%1（单精度）</translation>
    </message>
    <message>
        <source>the host in double precision</source>
        <translation>主机（双精度）</translation>
    </message>
    <message>
        <source>%1 by %2, on %3: %4 iterations, residual %5</source>
        <translation>%1，%2，由%3计算：%4 次迭代，残差 %5</translation>
    </message>
    <message>
        <source>Worlds:</source>
        <translation>世界：</translation>
    </message>
    <message>
        <source>Algorithms:</source>
        <translation>算法：</translation>
    </message>
    <message>
        <source>of at most %1</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>DIFFERS</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>No book prints a table of %1.</source>
        <translation>没有书印出 %1 的表。</translation>
    </message>
    <message>
        <source>How to solve; tessera grid list names them.</source>
        <translation>求解方法；tessera grid list 列出所有算法。</translation>
    </message>
    <message>
        <source>Write values, policy and how they came about as JSON; - is standard output.</source>
        <translation>将状态值、策略及其计算过程写成 JSON；- 表示标准输出。</translation>
    </message>
    <message>
        <source>Write one line for each cell.</source>
        <translation>每个格子写一行。</translation>
    </message>
    <message>
        <source>Solve grid worlds, and check them against the textbooks.</source>
        <translation>求解网格世界，并与教科书核对。</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>WORLD</source>
        <translation>世界</translation>
    </message>
    <message>
        <source>list takes no WORLD</source>
        <translation>list 不需要世界</translation>
    </message>
    <message>
        <source>--%1 wants %2, not &quot;%3&quot;</source>
        <translation>--%1 应为 %2，而不是“%3”</translation>
    </message>
    <message>
        <source>--%1: %2 is exact and draws no random numbers</source>
        <translation>--%1：%2 是精确算法，不使用随机数</translation>
    </message>
    <message>
        <source>--seed wants a whole number from 0 to 2^64 - 1, not &quot;%1&quot;</source>
        <translation>--seed 应为 0 到 2^64 - 1 的整数，而不是“%1”</translation>
    </message>
    <message>
        <source>--runs wants a whole number from 1 to %1, not &quot;%2&quot;</source>
        <translation>--runs 应为 1 到 %1 的整数，而不是“%2”</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>注意：%1</translation>
    </message>
    <message>
        <source>--%1 wants a whole number from %2 to %3, not &quot;%4&quot;</source>
        <translation>--%1 应为 %2 到 %3 的整数，而不是“%4”</translation>
    </message>
    <message>
        <source>--%1 wants a number from 0 to 1, not &quot;%2&quot;</source>
        <translation>--%1 应为 0 到 1 的数，而不是“%2”</translation>
    </message>
    <message>
        <source>Find all objects by a grid of clicks, instead of pointing at one; --json then lists the masks, and --out has a label for each.</source>
        <translation>用点击网格找出所有物体，而不是点选一个；此时 --json 列出各掩码，--out 中每个物体有一个标签。</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>With --everything: the grid has N x N points; 16 if it is not given, 32 in the paper.</source>
        <translation>与 --everything 一起：网格有 N x N 个点；省略时为 16，论文中为 32。</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>With --everything: the lowest predicted IoU; 0.88 if it is not given.</source>
        <translation>与 --everything 一起：最低预测 IoU；省略时为 0.88。</translation>
    </message>
    <message>
        <source>With --everything: the lowest stability; 0.95 if it is not given.</source>
        <translation>与 --everything 一起：最低稳定性；省略时为 0.95。</translation>
    </message>
    <message>
        <source>With --everything: the largest IoU of the boxes of two masks; 0.7 if it is not given.</source>
        <translation>与 --everything 一起：两个掩码外框的最大 IoU；省略时为 0.7。</translation>
    </message>
    <message>
        <source>With --everything: also look at parts of the picture; 1: four, 2: sixteen more.</source>
        <translation>与 --everything 一起：还查看图像的局部；1：四个，2：再加十六个。</translation>
    </message>
    <message>
        <source>With --everything: parts of fewer pixels go and such holes are filled; 0 keeps all.</source>
        <translation>与 --everything 一起：移除像素更少的部分并填充这样的孔洞；0 表示全部保留。</translation>
    </message>
    <message>
        <source>--%1 goes with --everything only</source>
        <translation>--%1 只能与 --everything 一起使用</translation>
    </message>
    <message>
        <source>--%1 does not go with --everything</source>
        <translation>--%1 不能与 --everything 一起使用</translation>
    </message>
    <message>
        <source>%1 objects from %2 candidates of %3 clicks</source>
        <translation>%3 次点击的 %2 个候选中得到 %1 个物体</translation>
    </message>
    <message>
        <source>%1 dropped: predicted IoU too low</source>
        <translation>舍弃 %1 个：预测 IoU 过低</translation>
    </message>
    <message>
        <source>%1 dropped: not stable enough</source>
        <translation>舍弃 %1 个：不够稳定</translation>
    </message>
    <message>
        <source>%1 dropped: empty</source>
        <translation>舍弃 %1 个：为空</translation>
    </message>
    <message>
        <source>%1 dropped: cut off by the edge of a crop</source>
        <translation>舍弃 %1 个：被裁剪区边缘截断</translation>
    </message>
    <message>
        <source>%1 dropped: overlaps a better one</source>
        <translation>舍弃 %1 个：与更好的掩码重叠</translation>
    </message>
    <message>
        <source>%1 dropped: a smaller crop shows it too</source>
        <translation>舍弃 %1 个：更小的裁剪区中也有</translation>
    </message>
    <message>
        <source>%1 dropped: too small</source>
        <translation>舍弃 %1 个：过小</translation>
    </message>
    <message>
        <source>%1 dropped: the same as another one without its small parts</source>
        <translation>舍弃 %1 个：去掉小部分后与另一个相同</translation>
    </message>
    <message>
        <source>The pictures: PNG, JPEG, WebP, BMP, TIFF or PNM. All get the same prompts; one that fails does not stop the others.</source>
        <translation>图像：PNG、JPEG、WebP、BMP、TIFF 或 PNM。所有图像使用相同的提示；某一幅失败不影响其余图像。</translation>
    </message>
    <message>
        <source>FILE|DIR</source>
        <translation>文件|文件夹</translation>
    </message>
    <message>
        <source>Write the mask, as --format says. Of several pictures into a folder, with the names of the pictures; COCO also all into one .json file.</source>
        <translation>按 --format 写出掩码。有多幅图像时写入文件夹，以图像名命名；COCO 也可全部写入一个 .json 文件。</translation>
    </message>
    <message>
        <source>png|coco|voc|yolo|svg</source>
        <translation>png|coco|voc|yolo|svg</translation>
    </message>
    <message>
        <source>How --out writes the mask: png (grey, 255 the object, 0 the rest), coco (JSON with polygons), voc (XML and PNGs), yolo (polygons as text), svg (outline); also coco-rle, label-map, cut-out and overlay.</source>
        <translation>--out 写出掩码的格式：png（灰度，物体为 255，其余为 0）、coco（含多边形的 JSON）、voc（XML 和 PNG）、yolo（文本多边形）、svg（轮廓）；另有 coco-rle、label-map、cut-out 和 overlay。</translation>
    </message>
    <message>
        <source>The object&apos;s class, for --format and --truth; &quot;object&quot; if it is not given.</source>
        <translation>物体的类别，用于 --format 和 --truth；省略时为“object”。</translation>
    </message>
    <message>
        <source>OVERLAY.png|DIR</source>
        <translation>叠加图.png|文件夹</translation>
    </message>
    <message>
        <source>Write the picture with the mask over it; of several pictures into a folder.</source>
        <translation>写出叠加了掩码的图像；有多幅图像时写入文件夹。</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Write where the mask decoder looks into a folder: for each layer and token, both ways, the mean of the heads over the picture, all heads side by side, and a table of the 64 x 64 values; attention.json says what is what. Of several pictures into a folder for each. Attention is not an explanation.</source>
        <translation>把掩码解码器关注的位置写入文件夹：对每层、每个词元和两个方向，写出叠加在图像上的各头均值、并排的所有注意力头，以及 64 x 64 个值的表格；attention.json 说明各文件的含义。有多幅图像时每幅一个文件夹。注意力不等于解释。</translation>
    </message>
    <message>
        <source>Write prompts, candidates, device and timings as JSON, of several pictures as an array; - is standard output.</source>
        <translation>把提示、候选、设备和耗时写成 JSON，多幅图像写成数组；- 表示标准输出。</translation>
    </message>
    <message>
        <source>Compare with a label map or mask (PNG) or COCO JSON; of several pictures a COCO file, or a folder with a file for each.</source>
        <translation>与标签图或掩码（PNG）或 COCO JSON 比较；有多幅图像时给出一个 COCO 文件，或每幅图像各有一个文件的文件夹。</translation>
    </message>
    <message>
        <source>Write the comparison as JSON with the keys of tessera metrics, or as CSV if the name ends in .csv; - is standard output.</source>
        <translation>把比较结果写成 JSON（键与 tessera metrics 相同），文件名以 .csv 结尾时写成 CSV；- 表示标准输出。</translation>
    </message>
    <message>
        <source>against %1: pixel accuracy %2, mean IoU %3</source>
        <translation>与 %1 比较：像素精度 %2，平均 IoU %3</translation>
    </message>
    <message>
        <source>the object: IoU %1 (predicted %2), Dice %3, boundary IoU %4</source>
        <translation>该物体：IoU %1（预测 %2），Dice %3，边界 IoU %4</translation>
    </message>
    <message>
        <source>attention: %1</source>
        <translation>注意力：%1</translation>
    </message>
    <message>
        <source>--format wants one of %1, not &quot;%2&quot;</source>
        <translation>--format 应为 %1 之一，而不是“%2”</translation>
    </message>
    <message>
        <source>--%1 needs a value</source>
        <translation>--%1 需要一个值</translation>
    </message>
    <message>
        <source>--metrics and --ignore need a --truth to compare with</source>
        <translation>--metrics 和 --ignore 需要用 --truth 给出比较的真值</translation>
    </message>
    <message>
        <source>--json and --metrics cannot both go to standard output</source>
        <translation>--json 和 --metrics 不能同时写到标准输出</translation>
    </message>
    <message>
        <source>nothing to segment by: give --point, --box, --mask-input or --everything</source>
        <translation>没有分割的依据：请给出 --point、--box、--mask-input 或 --everything</translation>
    </message>
    <message>
        <source>--%1 needs the name of a folder</source>
        <translation>--%1 需要一个文件夹名</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Seed of the random numbers, for learners that draw some; 1 if left out.</source>
        <translation>随机数种子，用于使用随机数的学习算法；省略时为 1。</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>So many runs with other random numbers; values and curves are their means.</source>
        <translation>用不同随机数运行这么多次；值和曲线取其平均。</translation>
    </message>
    <message>
        <source>Write return, length and error of every episode as CSV, means and deviations over the runs.</source>
        <translation>把每个回合的回报、长度和误差写成 CSV，为各次运行的均值和标准差。</translation>
    </message>
    <message>
        <source>warning: the workspace was made on %1 (%2), this is %3 (%4): results may differ</source>
        <translation>警告：工作区是在 %1（%2）上生成的，当前设备是 %3（%4）：结果可能不同</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n object(s)</source>
        <translation>
            <numerusform>%1：%n 个物体</numerusform>
        </translation>
    </message>
    <message>
        <source>mean IoU %1</source>
        <translation>平均 IoU %1</translation>
    </message>
    <message>
        <source>the masks are those of the workspace</source>
        <translation>掩码与工作区记录的一致</translation>
    </message>
    <message>
        <source>warning: the mask of object %1 differs: %2 pixels, the workspace recorded %3</source>
        <translation>警告：物体 %1 的掩码不同：%2 像素，而工作区记录的是 %3</translation>
    </message>
    <message>
        <source>Compute a workspace again and export everything.</source>
        <translation>重新计算一个工作区并导出全部结果。</translation>
    </message>
    <message>
        <source>WORKSPACE</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>A .tessera file that the window has saved.</source>
        <translation>窗口保存的 .tessera 文件。</translation>
    </message>
    <message>
        <source>Folder for the results; without it NAME-replay in the present folder.</source>
        <translation>存放结果的文件夹；省略时为当前文件夹下的“名称-replay”。</translation>
    </message>
    <message>
        <source>Neither read nor keep the pictures&apos; embeddings on disk.</source>
        <translation>不读取磁盘上的图像嵌入，也不保存。</translation>
    </message>
    <message>
        <source>results: %1</source>
        <translation>结果：%1</translation>
    </message>
    <message>
        <source>%1 of %2 pictures failed</source>
        <translation>%2 幅图像中有 %1 幅失败</translation>
    </message>
    <message>
        <source>masks: %1</source>
        <translation>掩码：%1</translation>
    </message>
    <message>
        <source>, looked at every %1 sweeps</source>
        <translation>，每 %1 次扫描检查一次</translation>
    </message>
    <message>
        <source>A rule by its name; tessera grid list names and explains them.</source>
        <translation>按名称给出规则；tessera grid list 列出并解释它们。</translation>
    </message>
    <message>
        <source>Generated worlds (NAME:ROWSxCOLUMNS:SEED):</source>
        <translation>生成的世界（NAME:行x列:种子）：</translation>
    </message>
    <message>
        <source>Conventions:</source>
        <translation>约定：</translation>
    </message>
    <message>
        <source>--format wants json, map or gymnasium, not &quot;%1&quot;</source>
        <translation>--format 应为 json、map 或 gymnasium，而不是“%1”</translation>
    </message>
    <message>
        <source>A map has the cells alone; rewards and rules of this world are not in it.</source>
        <translation>地图只含格子，这个世界的奖励和规则不在其中。</translation>
    </message>
    <message>
        <source>in %1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>(%1, %2 runs, 99 %)</source>
        <translation>（%1，%2 次运行，99 %）</translation>
    </message>
    <message>
        <source>Export: where to write the world; - is standard output, as if left out.</source>
        <translation>导出：世界写到哪里；- 为标准输出，与省略相同。</translation>
    </message>
    <message>
        <source>Export: JSON with all rules, the letters alone, or Gymnasium&apos;s list of rows; json if left out, map for a file named .txt.</source>
        <translation>导出：含全部规则的 JSON、仅字母的地图，或 Gymnasium 的行列表；省略时为 json，文件名为 .txt 时为 map。</translation>
    </message>
    <message>
        <source>--%1 belongs to %2</source>
        <translation>--%1 只用于 %2</translation>
    </message>
    <message>
        <source>list worlds, algorithms and conventions, solve a world, check the books&apos; tables, or export a world as a file.</source>
        <translation>列出世界、算法和约定，求解一个世界，核对教科书中的表，或把世界导出为文件。</translation>
    </message>
    <message>
        <source>For solve and export a built-in world, a generated one such as maze:21x31:7 (maze, rooms or noise, ROWSxCOLUMNS and a seed), a JSON file or a text map; for check a built-in world, all if left out.</source>
        <translation>solve 和 export：内置世界、生成的世界（如 maze:21x31:7，即 maze、rooms 或 noise、行x列和种子）、JSON 文件或文本地图；check：内置世界，省略则为全部。</translation>
    </message>
    <message>
        <source>A text map has one row a line: S start, F or . free, # wall, X forbidden, H hole (ends), G goal (ends, reward 1). Gymnasium&apos;s list of such rows is read as well; its slippery lake is --slip 0.6666666666666667.</source>
        <translation>文本地图每行为一排格子：S 起点，F 或 . 自由，# 墙，X 禁区，H 洞（结束），G 目标（结束，奖励 1）。Gymnasium 的行列表也能读取；它的滑湖是 --slip 0.6666666666666667。</translation>
    </message>
    <message>
        <source>%1 wants a WORLD</source>
        <translation>%1 需要一个 WORLD</translation>
    </message>
    <message>
        <source>%1 by %2, on %3: %4 runs of %5 episodes, seed %6, error %7 (RMSE) and %8 (largest)</source>
        <translation>%1，用 %2，在 %3 上：%4 次运行，每次 %5 个回合，种子 %6，误差 %7（RMSE）和 %8（最大）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Difference of values</source>
        <translation>值的差</translation>
    </message>
    <message>
        <source>Bellman residual</source>
        <translation>贝尔曼残差</translation>
    </message>
    <message>
        <source>Largest change</source>
        <translation>最大变化</translation>
    </message>
    <message>
        <source>Error (RMSE)</source>
        <translation>误差（RMSE）</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>回合</translation>
    </message>
    <message>
        <source>%1 (mean of %2 runs, ± one standard deviation)</source>
        <translation>%1（%2 次运行的均值 ± 一个标准差）</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回报</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Difference from the exact values</source>
        <translation>与精确值的差</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>--chart wants a file named .svg, .png or .pdf, not &quot;%1&quot;</source>
        <translation>--chart 的文件名应以 .svg、.png 或 .pdf 结尾，而不是“%1”</translation>
    </message>
    <message>
        <source>--chart-of wants convergence, return, length, error or values, not &quot;%1&quot;</source>
        <translation>--chart-of 应为 convergence、return、length、error 或 values，而不是“%1”</translation>
    </message>
    <message>
        <source>--chart-of: %1 has no %2</source>
        <translation>--chart-of：%1 没有 %2</translation>
    </message>
    <message>
        <source>warning: %1 is not written again: this version of Tessera cannot make &quot;%2&quot; as &quot;%3&quot; from the workspace</source>
        <translation>警告：%1 不会再次写出：此版本的 Tessera 无法从工作区生成“%2”的“%3”</translation>
    </message>
    <message>
        <source>--chart-of wants --chart FILE</source>
        <translation>--chart-of 需要与 --chart FILE 一起使用</translation>
    </message>
    <message>
        <source>Draw a chart as SVG, PNG or PDF, whichever the file is named.</source>
        <translation>按文件名画成 SVG、PNG 或 PDF 图表。</translation>
    </message>
    <message>
        <source>What the chart shows: how sweeps come to rest; return, length or error of episodes, mean and band over the runs; the values with the best actions. If left out, what shows most.</source>
        <translation>图表的内容：各次扫描如何收敛；各回合的回报、长度或误差（各次运行的均值和范围带）；各状态的值及最优动作。省略时选最有用的一种。</translation>
    </message>
    <message>
        <source>Index or part of the name of the device that computes in single precision (dynamic programming, and the runs of Q-learning and Sarsa together); the host in double precision if left out.</source>
        <translation>以单精度计算的设备的序号或部分名称（用于动态规划，以及同时进行的多次 Q 学习和 Sarsa 运行）；省略时由主机以双精度计算。</translation>
    </message>
    <message>
        <source>Window: tessera [IMAGE] [--device D] [--theme system|light|dark] [--language system|en|zh_CN] [--limit NAME=NUMBER]...</source>
        <translation>窗口：tessera [IMAGE] [--device D] [--theme system|light|dark] [--language system|en|zh_CN] [--limit 名称=数值]...</translation>
    </message>
    <message>
        <source>NAME=NUMBER</source>
        <translation>名称=数值</translation>
    </message>
    <message>
        <source>Raise or lower a limit, such as picture-pixels=200M; see tessera limits.</source>
        <translation>提高或降低一项上限，例如 picture-pixels=200M；参见 tessera limits。</translation>
    </message>
    <message>
        <source>--filter takes a regular expression, not &quot;%1&quot;</source>
        <translation>--filter 需要一个正则表达式，而不是“%1”</translation>
    </message>
    <message>
        <source>suite</source>
        <translation>用例集</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>用例</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>within 1e-5</source>
        <translation>误差在 1e-5 内</translation>
    </message>
    <message>
        <source>by kernels</source>
        <translation>由内核计算</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>failed: %1: %2</source>
        <translation>失败：%1：%2</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Test cases of the ONNX standard on %1, at a relative error of 1e-3</source>
        <translation>在 %1 上运行的 ONNX 标准测试用例，相对误差 1e-3</translation>
    </message>
    <message>
        <source>skipped %1: %2</source>
        <translation>跳过 %1：%2</translation>
    </message>
    <message>
        <source>the test cases of the ONNX standard, run on this device.</source>
        <translation>在本设备上运行 ONNX 标准的测试用例。</translation>
    </message>
    <message>
        <source>Only the cases in whose name this regular expression is found, such as node/test_conv.</source>
        <translation>只运行名称中能找到此正则表达式的用例，例如 node/test_conv。</translation>
    </message>
    <message>
        <source>Write JSON; - is standard output, as if left out.</source>
        <translation>写出 JSON；- 为标准输出，省略时亦然。</translation>
    </message>
    <message>
        <source>The folder of the test cases, if they are not where libonnx-testdata puts them.</source>
        <translation>测试用例所在的文件夹（如果不在 libonnx-testdata 的安装位置）。</translation>
    </message>
    <message>
        <source>--%1 takes NAME=VALUE, not &quot;%2&quot;</source>
        <translation>--%1 的值应为 名称=值，而不是“%2”</translation>
    </message>
    <message>
        <source>the model has no input &quot;%1&quot;</source>
        <translation>模型没有输入“%1”</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3, not &quot;%4&quot;</source>
        <translation>--%1 的值应为 %2 到 %3 的数，而不是“%4”</translation>
    </message>
    <message>
        <source>Running the model</source>
        <translation>正在运行模型</translation>
    </message>
    <message numerus="yes">
        <source>Not run: %n nodes are not supported.</source>
        <translation>
            <numerusform>未运行：有 %n 个节点不受支持。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would be written over the model</source>
        <translation>%1 会覆盖模型文件</translation>
    </message>
    <message>
        <source>what a model is made of, what it costs, and how it runs here.</source>
        <translation>模型由什么组成、计算量多大，以及在这里如何运行。</translation>
    </message>
    <message>
        <source>Write one line for each node.</source>
        <translation>每个节点写一行。</translation>
    </message>
    <message>
        <source>Show one line for each node, too.</source>
        <translation>并为每个节点显示一行。</translation>
    </message>
    <message>
        <source>The shape of an input whose extents the model leaves open; what is not given is assumed, and said.</source>
        <translation>模型未固定大小的输入的形状；没有给出的会作出假定并说明。</translation>
    </message>
    <message>
        <source>The numbers of a small input that decides shapes, such as the size of a picture.</source>
        <translation>决定形状的小输入的数值，例如图片的尺寸。</translation>
    </message>
    <message>
        <source>A safetensors file whose tensors take the place of the model&apos;s by their names.</source>
        <translation>一个 safetensors 文件，其中的张量按名称取代模型自己的张量。</translation>
    </message>
    <message>
        <source>Run the model on random inputs, and show where the time goes.</source>
        <translation>用随机输入运行模型，并显示时间花在哪里。</translation>
    </message>
    <message>
        <source>Timed runs, of which the median is shown; 5 if left out.</source>
        <translation>计时运行的次数，显示其中位数；省略时为 5。</translation>
    </message>
    <message>
        <source>Seed of the random numbers; 1 if left out.</source>
        <translation>随机数的种子；省略时为 1。</translation>
    </message>
    <message>
        <source>Only what the file says: no kernels, no plan of the memory.</source>
        <translation>只显示文件本身的内容：没有内核，也没有内存计划。</translation>
    </message>
    <message>
        <source>--no-device goes with neither --device nor --run</source>
        <translation>--no-device 不能与 --device 或 --run 同用</translation>
    </message>
    <message>
        <source>--runs and --seed want --run</source>
        <translation>--runs 和 --seed 需要 --run</translation>
    </message>
    <message>
        <source>, here %1</source>
        <translation>，这里为 %1</translation>
    </message>
    <message>
        <source>Assumed</source>
        <translation>假定</translation>
    </message>
    <message>
        <source>axis %1%2 of %3 is %4; --shape says otherwise</source>
        <translation>%3 的轴 %1%2 为 %4；可用 --shape 改变</translation>
    </message>
    <message>
        <source>%1 %2 in %3 tensors</source>
        <translation>%3 个张量中 %1 个 %2</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <translation>%1 个，共 %2：%3</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>in the file %1 besides</source>
        <translation>另在文件 %1 中</translation>
    </message>
    <message>
        <source>%1 if every node kept its result</source>
        <translation>每个节点都保留结果时为 %1</translation>
    </message>
    <message>
        <source>; planned %1, and %2 for inputs, outputs and constants</source>
        <translation>；计划 %1，另有 %2 用于输入、输出和常量</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>%1: %2 run as %3, %4 computed once on the host, %5 change nothing, %6 not needed</source>
        <translation>%1 个：%2 个作为 %3 个运行，%4 个在主机上只计算一次，%5 个不改变任何值，%6 个不需要</translation>
    </message>
    <message>
        <source>; %1 not supported, %2 behind those</source>
        <translation>；%1 个不支持，%2 个在其后</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>%1 dispatches of %2 pipelines</source>
        <translation>%1 次调度，%2 个管线</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>乘加</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOPs</translation>
    </message>
    <message>
        <source>fused into</source>
        <translation>融合为</translation>
    </message>
    <message>
        <source>times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>kernels</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>this operator is not known here</source>
        <translation>这里没有此算子</translation>
    </message>
    <message>
        <source>Not supported:</source>
        <translation>不支持：</translation>
    </message>
    <message>
        <source>computed once</source>
        <translation>只计算一次</translation>
    </message>
    <message>
        <source>changes nothing</source>
        <translation>不改变任何值</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>behind an unsupported node</source>
        <translation>在不支持的节点之后</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>a view</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>params</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>成为</translation>
    </message>
    <message>
        <source>A run takes %1 ms, %2 ms of it in kernels (medians of %3 runs).</source>
        <translation>运行一次用 %1 毫秒，其中内核 %2 毫秒（%3 次运行的中位数）。</translation>
    </message>
    <message>
        <source>share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>format %1</source>
        <translation>格式 %1</translation>
    </message>
    <message>
        <source>operators %1 %2</source>
        <translation>算子 %1 %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>生成者</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>%1 a run, of which %2 multiply-adds count twice</source>
        <translation>每次运行 %1，其中 %2 次乘加各计两次</translation>
    </message>
    <message>
        <source>; %1 nodes not counted</source>
        <translation>；%1 个节点未计入</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>%1 (cannot be raised)</source>
        <translation>%1（不能提高）</translation>
    </message>
    <message>
        <source>List how large files, pictures, models and worlds may be.</source>
        <translation>列出文件、图像、模型和世界的大小上限。</translation>
    </message>
    <message>
        <source>Any verb and the window take --limit NAME=NUMBER; k, M and G behind the number are thousands, millions and billions, Ki, Mi and Gi powers of 1024.</source>
        <translation>所有命令和窗口都接受 --limit 名称=数值；数值后的 k、M、G 表示千、百万、十亿，Ki、Mi、Gi 表示 1024 的幂。</translation>
    </message>
    <message>
        <source>Look into ONNX models, and check how they are computed.</source>
        <translation>查看 ONNX 模型的内部，并检查其计算结果。</translation>
    </message>
    <message>
        <source>The model file, for show.</source>
        <translation>模型文件，用于 show。</translation>
    </message>
    <message>
        <source>%1 wants a FILE</source>
        <translation>%1 需要一个文件</translation>
    </message>
    <message>
        <source>%1 takes no FILE</source>
        <translation>%1 不接受文件</translation>
    </message>
    <message>
        <source>%1 takes no option --%2</source>
        <translation>%1 没有选项 --%2</translation>
    </message>
    <message>
        <source>--text wants --tokenizer FILE: the tokenizer of this model is not known</source>
        <translation>--text 需要 --tokenizer FILE：不知道该模型的分词器</translation>
    </message>
    <message>
        <source>--max-tokens takes a number from 1 on, not &quot;%1&quot;</source>
        <translation>--max-tokens 需要不小于 1 的数，而不是“%1”</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>With --run: the sentence that a text model is run on; given twice, a pair of them.</source>
        <translation>与 --run 一起：文本模型所处理的句子；给出两次则为一对句子。</translation>
    </message>
    <message>
        <source>Cut the text off after so many tokens.</source>
        <translation>超过这么多词元时截断文本。</translation>
    </message>
    <message>
        <source>--tokenizer and --max-tokens want --text</source>
        <translation>--tokenizer 和 --max-tokens 需要 --text</translation>
    </message>
    <message>
        <source>--text wants --run</source>
        <translation>--text 需要 --run</translation>
    </message>
    <message>
        <source>--text is given once or twice</source>
        <translation>--text 给出一次或两次</translation>
    </message>
    <message>
        <source>--%1 of %2 does not go with --text, which fills it</source>
        <translation>--%1 不能用于 %2，因为 --text 会填写它</translation>
    </message>
    <message numerus="yes">
        <source>%n of them in 64-bit floats, computed with 32 bits</source>
        <translation>
            <numerusform>其中 %n 个为 64 位浮点数，以 32 位计算</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 个，由 %2 得出</translation>
    </message>
    <message>
        <source>; %1 more were cut off</source>
        <translation>；另有 %1 个被截断</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>%1 %2 from %3 to %4, mean %5</source>
        <translation>%1 %2，从 %3 到 %4，平均 %5</translation>
    </message>
    <message>
        <source>%1: %2 nodes</source>
        <translation>%1：%2 个节点</translation>
    </message>
    <message>
        <source>this version of Tessera cannot make &quot;%1&quot; as &quot;%2&quot; from the workspace</source>
        <translation>此版本的 Tessera 无法从工作区生成“%2”格式的“%1”</translation>
    </message>
    <message>
        <source>warning: %1 is not written again: %2</source>
        <translation>警告：未能重新写出 %1：%2</translation>
    </message>
    <message>
        <source>folds</source>
        <translation>折数</translation>
    </message>
    <message>
        <source>matched pairs</source>
        <translation>同一人的配对</translation>
    </message>
    <message>
        <source>mismatched pairs</source>
        <translation>不同人的配对</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>missing photos</source>
        <translation>缺少的照片</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 张</translation>
    </message>
    <message>
        <source>%1 would be written over the list</source>
        <translation>%1 会覆盖该列表</translation>
    </message>
    <message>
        <source>Look into lists of pairs of faces.</source>
        <translation>查看人脸配对列表。</translation>
    </message>
    <message>
        <source>pairs: what is in a list of pairs, and which of its photos are missing.</source>
        <translation>pairs：列表中有什么配对，以及缺少哪些照片。</translation>
    </message>
    <message>
        <source>The list, laid out as LFW&apos;s pairs.txt.</source>
        <translation>列表，格式与 LFW 的 pairs.txt 相同。</translation>
    </message>
    <message>
        <source>The folder that has a folder of photos for each person.</source>
        <translation>其中每人各有一个照片文件夹的文件夹。</translation>
    </message>
    <message>
        <source>Photos are DIR/NAME/NAME_0001.jpg and so on. The exit code is 1 if any is missing.</source>
        <translation>照片为 DIR/NAME/NAME_0001.jpg 等。若缺少任何一张，退出码为 1。</translation>
    </message>
    <message>
        <source>Each picture is computed anew and written as masks, label map, overlay, outlines, tables and a report; whatever was exported from the window is exported again, as the picture was then, into the folder exports. Of a model the folder model has its nodes, and likewise what was exported from the window. On the same device the files are the same byte for byte, but for dates and ids of PDFs. A picture or model that was changed is refused. Exit code 3: a mask differs from what the workspace recorded, or an export is of a kind that this version does not know; everything else was written.</source>
        <translation>每幅图像都重新计算，并写出掩码、标签图、叠加图、轮廓、表格和报告；窗口中导出过的内容会按当时的图像再次导出到 exports 文件夹。模型的节点，以及从窗口导出过的有关模型的内容，写入 model 文件夹。在同一设备上，除 PDF 的日期和标识外，文件逐字节相同。被改动过的图像或模型会被拒绝。退出码 3：某个掩码与工作区的记录不同，或某项导出属于此版本不认识的种类；其余内容均已写出。</translation>
    </message>
    <message>
        <source>The tokenizer.json that belongs to the model; found for the assets minilm and minilm-int8, and beside the model.</source>
        <translation>与模型配套的 tokenizer.json；资源 minilm 和 minilm-int8 以及模型旁边的文件会自动找到。</translation>
    </message>
    <message>
        <source>64-bit integer arithmetic</source>
        <translation>64 位整数运算</translation>
    </message>
</context>
<context>
    <name>EverythingPanel</name>
    <message>
        <source>Clicks</source>
        <translation>点击数</translation>
    </message>
    <message>
        <source>Candidates, three for each click</source>
        <translation>候选，每次点击三个</translation>
    </message>
    <message>
        <source>Dropped: predicted IoU too low</source>
        <translation>舍弃：预测 IoU 过低</translation>
    </message>
    <message>
        <source>Dropped: not stable enough</source>
        <translation>舍弃：不够稳定</translation>
    </message>
    <message>
        <source>Dropped: empty</source>
        <translation>舍弃：为空</translation>
    </message>
    <message>
        <source>Dropped: cut off by the edge of a crop</source>
        <translation>舍弃：被裁剪区边缘截断</translation>
    </message>
    <message>
        <source>Dropped: overlaps a better one</source>
        <translation>舍弃：与更好的掩码重叠</translation>
    </message>
    <message>
        <source>Dropped: a smaller crop shows it too</source>
        <translation>舍弃：更小的裁剪区中也有</translation>
    </message>
    <message>
        <source>Dropped: too small</source>
        <translation>舍弃：过小</translation>
    </message>
    <message>
        <source>Dropped: the same as another one without its small parts</source>
        <translation>舍弃：去掉小部分后与另一个相同</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>物体</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>复制图像(&amp;P)</translation>
    </message>
    <message>
        <source>Copy &amp;data</source>
        <translation>复制数据(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>导出图像(&amp;E)…</translation>
    </message>
    <message>
        <source>E&amp;xport data…</source>
        <translation>导出数据(&amp;X)…</translation>
    </message>
</context>
<context>
    <name>ExportRecord</name>
    <message>
        <source>%1 cannot be exported as &quot;%2&quot;</source>
        <translation>%1 不能导出为“%2”</translation>
    </message>
</context>
<context>
    <name>FacePairs</name>
    <message>
        <source>Get the list of pairs again; it is laid out as LFW&apos;s pairs.txt.</source>
        <translation>请重新获取配对列表；其格式与 LFW 的 pairs.txt 相同。</translation>
    </message>
    <message>
        <source>%1, line %2: neither a number of pairs nor numbers of folds and pairs</source>
        <translation>%1，第 %2 行：既不是配对数，也不是折数与配对数</translation>
    </message>
    <message>
        <source>%1 has %2 lines; at most %3 are read</source>
        <translation>%1 有 %2 行；最多读取 %3 行</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no name of a person</source>
        <translation>%1，第 %2 行：“%3”不是人名</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no number of a photo</source>
        <translation>%1，第 %2 行：“%3”不是照片编号</translation>
    </message>
    <message>
        <source>%1 ends after line %2; its first line says that there are %3 pairs</source>
        <translation>%1 在第 %2 行后结束；而第一行说有 %3 个配对</translation>
    </message>
    <message>
        <source>%1, line %2: a matched pair is a name and two numbers</source>
        <translation>%1，第 %2 行：同一人的配对由一个名字和两个编号组成</translation>
    </message>
    <message>
        <source>%1, line %2: a mismatched pair is a name and a number, twice</source>
        <translation>%1，第 %2 行：不同人的配对由两组名字和编号组成</translation>
    </message>
    <message>
        <source>%1, line %2: a photo is paired with itself</source>
        <translation>%1，第 %2 行：照片与自身配对</translation>
    </message>
    <message>
        <source>%1, line %2: both photos of a mismatched pair are of %3</source>
        <translation>%1，第 %2 行：不同人的配对中两张照片都是 %3</translation>
    </message>
    <message>
        <source>%1, line %2: more pairs than the first line says</source>
        <translation>%1，第 %2 行：配对多于第一行所说的数目</translation>
    </message>
    <message>
        <source>%1 has %2 bytes</source>
        <translation>%1 有 %2 字节</translation>
    </message>
    <message>
        <source>There is no folder %1</source>
        <translation>没有文件夹 %1</translation>
    </message>
    <message>
        <source>Name the folder that has a folder for each person.</source>
        <translation>请指定其中每人各有一个文件夹的那个文件夹。</translation>
    </message>
</context>
<context>
    <name>FigureWriter</name>
    <message>
        <source>A figure cannot be scaled by %1</source>
        <translation>图不能缩放 %1 倍</translation>
    </message>
    <message>
        <source>The scale is from 1 to 4.</source>
        <translation>倍率为 1 到 4。</translation>
    </message>
    <message>
        <source>A figure of %1 × %2 mm is too large: the longer side ends at %3 mm</source>
        <translation>%1 × %2 毫米的图过大：长边最多 %3 毫米</translation>
    </message>
    <message>
        <source>Choose a smaller width.</source>
        <translation>请选择更小的宽度。</translation>
    </message>
    <message>
        <source>A figure of %1 × %2 mm is too small: the longer side starts at %3 mm</source>
        <translation>%1 × %2 毫米的图过小：长边至少 %3 毫米</translation>
    </message>
    <message>
        <source>Choose a larger width.</source>
        <translation>请选择更大的宽度。</translation>
    </message>
    <message>
        <source>A PNG of %1 × %2 pixels is too large: it ends at %3 megapixels</source>
        <translation>%1 × %2 像素的 PNG 过大：上限为 %3 百万像素</translation>
    </message>
    <message>
        <source>Choose a smaller width or scale, or SVG or PDF.</source>
        <translation>请选择更小的宽度或倍率，或改用 SVG 或 PDF。</translation>
    </message>
    <message>
        <source>The picture cannot be encoded as PNG</source>
        <translation>无法把图像编码为 PNG</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of this size</source>
        <translation>内存不足，无法生成这么大的图像</translation>
    </message>
    <message>
        <source>Choose a smaller width or scale.</source>
        <translation>请选择更小的宽度或倍率。</translation>
    </message>
    <message>
        <source>%1 ends in .%2, but it would hold %3</source>
        <translation>%1 以 .%2 结尾，但内容会是 %3</translation>
    </message>
    <message>
        <source>End the name in .%1, or choose another format.</source>
        <translation>请让文件名以 .%1 结尾，或选择另一种格式。</translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>The closed form of %1 states is a matrix that is too large.</source>
        <translation>%1 个状态的闭式解所需矩阵过大。</translation>
    </message>
    <message>
        <source>At most %1 states; take value iteration or iterative policy evaluation instead.</source>
        <translation>最多 %1 个状态；请改用值迭代或迭代策略评估。</translation>
    </message>
    <message>
        <source>From cell %1 the policy never ends, so with gamma 1 its value may be infinite.</source>
        <translation>从格子 %1 出发，该策略永不结束，因此折扣率为 1 时其值可能为无穷大。</translation>
    </message>
    <message>
        <source>Choose gamma below 1, or another policy.</source>
        <translation>请选择小于 1 的折扣率，或另一种策略。</translation>
    </message>
    <message>
        <source>The transition tables of this world (%1 entries) are too large for %2.</source>
        <translation>此世界的转移表（%1 项）对 %2 来说过大。</translation>
    </message>
    <message>
        <source>Leave out --device: the host keeps no tables.</source>
        <translation>请省略 --device：主机不需要转移表。</translation>
    </message>
    <message>
        <source>The discount rate gamma is %1.</source>
        <translation>折扣率 gamma 为 %1。</translation>
    </message>
    <message>
        <source>It lies between 0 and 1; 1 only where episodes end.</source>
        <translation>它介于 0 和 1 之间；只有回合会结束时才可为 1。</translation>
    </message>
    <message>
        <source>With gamma 1 the values of a world without end are infinite.</source>
        <translation>折扣率为 1 时，永不结束的世界的值为无穷大。</translation>
    </message>
    <message>
        <source>Let the goal end the episode, or choose gamma below 1.</source>
        <translation>请让目标结束回合，或选择小于 1 的折扣率。</translation>
    </message>
    <message>
        <source>discount rate, 1 only where episodes end (a built-in world brings its own)</source>
        <translation>折扣率，只有回合会结束时才可为 1（内置世界自带折扣率）</translation>
    </message>
    <message>
        <source>stop when no value changes by more in a sweep</source>
        <translation>一次扫描中各值的变化都不超过此值时停止</translation>
    </message>
    <message>
        <source>stop after so many sweeps</source>
        <translation>扫描这么多次后停止</translation>
    </message>
    <message>
        <source>share of random actions in the policy, else the best action; 1 is uniform</source>
        <translation>策略中随机动作所占的比例，其余为最优动作；1 为均匀策略</translation>
    </message>
    <message>
        <source>share of random actions in the best epsilon-greedy policy</source>
        <translation>最优 ε-贪婪策略中随机动作所占的比例</translation>
    </message>
    <message>
        <source>sweeps of evaluation between two improvements</source>
        <translation>两次策略改进之间策略评估的扫描次数</translation>
    </message>
    <message>
        <source>steps of an episode</source>
        <translation>回合的步数</translation>
    </message>
    <message>
        <source>Policy evaluation in closed form</source>
        <translation>闭式策略评估</translation>
    </message>
    <message>
        <source>Iterative policy evaluation</source>
        <translation>迭代策略评估</translation>
    </message>
    <message>
        <source>Value iteration</source>
        <translation>值迭代</translation>
    </message>
    <message>
        <source>Policy iteration</source>
        <translation>策略迭代</translation>
    </message>
    <message>
        <source>Truncated policy iteration</source>
        <translation>截断策略迭代</translation>
    </message>
    <message>
        <source>MC Basic with exact expectations</source>
        <translation>精确期望的 MC Basic</translation>
    </message>
    <message>
        <source>There is no algorithm named &quot;%1&quot;.</source>
        <translation>没有名为“%1”的算法。</translation>
    </message>
    <message>
        <source>The algorithms are: %1.</source>
        <translation>可用的算法：%1。</translation>
    </message>
    <message>
        <source>%1 has no parameter &quot;%2&quot;.</source>
        <translation>%1 没有参数“%2”。</translation>
    </message>
    <message>
        <source>Its parameters are: %1.</source>
        <translation>它的参数：%1。</translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; is %2.</source>
        <translation>参数“%1”为 %2。</translation>
    </message>
    <message>
        <source>It is a whole number from %1 to %2.</source>
        <translation>它应为 %1 到 %2 的整数。</translation>
    </message>
    <message>
        <source>It is a number from %1 to %2.</source>
        <translation>它应为 %1 到 %2 的数。</translation>
    </message>
    <message>
        <source>Row %1, column %2 of the map: unknown letter &quot;%3&quot;.</source>
        <translation>地图第 %1 行第 %2 列：未知字母“%3”。</translation>
    </message>
    <message>
        <source>The letters are S start, F or . free, # wall, X forbidden, H hole, G goal.</source>
        <translation>可用字母：S 起点，F 或 . 自由，# 墙，X 禁区，H 洞，G 目标。</translation>
    </message>
    <message>
        <source>The map is too large at row %1.</source>
        <translation>地图在第 %1 行超出大小限制。</translation>
    </message>
    <message>
        <source>Row %1 of the map has %2 cells, the first row has %3.</source>
        <translation>地图第 %1 行有 %2 个格子，而第一行有 %3 个。</translation>
    </message>
    <message>
        <source>All rows must have the same length.</source>
        <translation>各行长度必须相同。</translation>
    </message>
    <message>
        <source>The README and core/grid/parse.h describe the format of worlds.</source>
        <translation>README 和 core/grid/parse.h 说明了世界的格式。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is unknown.</source>
        <translation>世界的字段“%1”未知。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is not a number.</source>
        <translation>世界的字段“%1”不是数字。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is not a whole number, or too large.</source>
        <translation>世界的字段“%1”不是整数，或者过大。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is neither true nor false.</source>
        <translation>世界的字段“%1”既不是 true 也不是 false。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is not a list of rows.</source>
        <translation>世界的字段“%1”不是由各行组成的列表。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is not an object.</source>
        <translation>世界的字段“%1”不是对象。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is not 2, 4, 5 or 8.</source>
        <translation>世界的字段“%1”不是 2、4、5 或 8。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is not &quot;enter&quot;, &quot;bounce&quot; or &quot;restart&quot;.</source>
        <translation>世界的字段“%1”不是 &quot;enter&quot;、&quot;bounce&quot; 或 &quot;restart&quot;。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is not a list.</source>
        <translation>世界的字段“%1”不是列表。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is not a row and a column.</source>
        <translation>世界的字段“%1”不是行号和列号。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; lies outside the map; rows and columns count from 1.</source>
        <translation>世界的字段“%1”在地图之外；行和列从 1 开始计数。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is not a list of objects.</source>
        <translation>世界的字段“%1”不是由对象组成的列表。</translation>
    </message>
    <message>
        <source>There is no world and no file named &quot;%1&quot;.</source>
        <translation>没有名为“%1”的世界或文件。</translation>
    </message>
    <message>
        <source>tessera grid list names the built-in worlds.</source>
        <translation>tessera grid list 列出所有内置世界。</translation>
    </message>
    <message>
        <source>The file %1 is too large for a world.</source>
        <translation>文件 %1 过大，不能作为世界。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>无法读取文件 %1。</translation>
    </message>
    <message>
        <source>Is it a file, and may you read it?</source>
        <translation>它是文件吗？您有读取权限吗？</translation>
    </message>
    <message>
        <source>The map has no cells.</source>
        <translation>地图没有格子。</translation>
    </message>
    <message>
        <source>The world is no JSON from byte %1 on.</source>
        <translation>世界从第 %1 字节起不是 JSON。</translation>
    </message>
    <message>
        <source>Perhaps the file was cut off.</source>
        <translation>文件可能不完整。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; is missing.</source>
        <translation>缺少世界的字段“%1”。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; must be 1.</source>
        <translation>世界的字段“%1”必须为 1。</translation>
    </message>
    <message>
        <source>Zhao&apos;s 5 x 5 world, forbidden -1 (Figs 3.4(a), 8.6)</source>
        <translation>赵世钰的 5 x 5 世界，禁区 -1（图 3.4(a)、8.6）</translation>
    </message>
    <message>
        <source>Zhao&apos;s 5 x 5 world, short-sighted (Fig 3.4(b))</source>
        <translation>赵世钰的 5 x 5 世界，目光短浅（图 3.4(b)）</translation>
    </message>
    <message>
        <source>Zhao&apos;s 5 x 5 world, the next reward only (Fig 3.4(c))</source>
        <translation>赵世钰的 5 x 5 世界，只看下一个奖励（图 3.4(c)）</translation>
    </message>
    <message>
        <source>Zhao&apos;s 5 x 5 world, forbidden -10 (Figs 3.4(d), 4.4, 5.4)</source>
        <translation>赵世钰的 5 x 5 世界，禁区 -10（图 3.4(d)、4.4、5.4）</translation>
    </message>
    <message>
        <source>Zhao&apos;s 5 x 5 world, bumping the border from a forbidden cell pays both rewards (Figs 5.6, 5.7)</source>
        <translation>赵世钰的 5 x 5 世界，从禁区撞边界时两种奖励相加（图 5.6、5.7）</translation>
    </message>
    <message>
        <source>Zhao&apos;s 5 x 5 world, the shortest way to a target that ends (Fig 7.2)</source>
        <translation>赵世钰的 5 x 5 世界，到终止目标的最短路径（图 7.2）</translation>
    </message>
    <message>
        <source>Two cells that pay 10 and 5 and lead elsewhere (Example 3.5)</source>
        <translation>两个格子分别奖励 10 和 5 并传送到别处（例 3.5）</translation>
    </message>
    <message>
        <source>Two corners that end, each move costs 1 (Example 4.1)</source>
        <translation>两个角为终止状态，每步代价为 1（例 4.1）</translation>
    </message>
    <message>
        <source>The windy grid world (Example 6.5)</source>
        <translation>有风的网格世界（例 6.5）</translation>
    </message>
    <message>
        <source>The windy grid world with king&apos;s moves (Exercise 6.9)</source>
        <translation>有风的网格世界，国王走法（练习 6.9）</translation>
    </message>
    <message>
        <source>Walking along the cliff (Example 6.6)</source>
        <translation>悬崖行走（例 6.6）</translation>
    </message>
    <message>
        <source>Random walk of 5 states (Example 6.2)</source>
        <translation>5 个状态的随机游走（例 6.2）</translation>
    </message>
    <message>
        <source>Random walk of 19 states (Example 7.1)</source>
        <translation>19 个状态的随机游走（例 7.1）</translation>
    </message>
    <message>
        <source>The slippery frozen lake, 4 x 4</source>
        <translation>湿滑的冰湖，4 x 4</translation>
    </message>
    <message>
        <source>The slippery frozen lake, 8 x 8</source>
        <translation>湿滑的冰湖，8 x 8</translation>
    </message>
    <message>
        <source>There is no world named &quot;%1&quot;.</source>
        <translation>没有名为“%1”的世界。</translation>
    </message>
    <message>
        <source>The world has no cells, or not %1 of them.</source>
        <translation>世界没有格子，或格子数不是 %1。</translation>
    </message>
    <message>
        <source>Give at least one row of cells; all rows have the same length.</source>
        <translation>请至少给出一行格子；各行长度相同。</translation>
    </message>
    <message>
        <source>A world of %1 cells is too large.</source>
        <translation>%1 个格子的世界过大。</translation>
    </message>
    <message>
        <source>The world consists of walls only.</source>
        <translation>世界中只有墙。</translation>
    </message>
    <message>
        <source>Leave at least one cell free.</source>
        <translation>请至少留出一个自由格。</translation>
    </message>
    <message>
        <source>The reward &quot;%1&quot; is %2.</source>
        <translation>奖励“%1”为 %2。</translation>
    </message>
    <message>
        <source>Rewards are numbers from -1e9 to 1e9.</source>
        <translation>奖励应为 -1e9 到 1e9 的数。</translation>
    </message>
    <message>
        <source>The slip probability is %1.</source>
        <translation>滑动概率为 %1。</translation>
    </message>
    <message>
        <source>Probabilities lie between 0 and 1.</source>
        <translation>概率介于 0 和 1 之间。</translation>
    </message>
    <message>
        <source>There are %1 winds for %2 columns.</source>
        <translation>有 %1 个风值，却有 %2 列。</translation>
    </message>
    <message>
        <source>Give one whole number for each column.</source>
        <translation>请为每一列给出一个整数。</translation>
    </message>
    <message>
        <source>A wind of %1 is too strong.</source>
        <translation>风力 %1 过强。</translation>
    </message>
    <message>
        <source>The wind carries at most %1 cells.</source>
        <translation>风最多吹动 %1 格。</translation>
    </message>
    <message>
        <source>Forbidden cells lead back to the start, but there is no start.</source>
        <translation>禁区会回到起点，但没有起点。</translation>
    </message>
    <message>
        <source>Mark one cell as the start (S), or choose another rule for forbidden cells.</source>
        <translation>请将一个格子标为起点（S），或为禁区选择另一种规则。</translation>
    </message>
    <message>
        <source>There are %1 teleports.</source>
        <translation>有 %1 个传送点。</translation>
    </message>
    <message>
        <source>A teleport begins or ends outside the world or in a wall.</source>
        <translation>有传送点的起止位置在世界之外或墙内。</translation>
    </message>
    <message>
        <source>Rows and columns are counted from 1.</source>
        <translation>行和列从 1 开始计数。</translation>
    </message>
    <message>
        <source>The teleport of cell %1 never takes place or is given twice.</source>
        <translation>格子 %1 的传送永远不会发生，或给出了两次。</translation>
    </message>
    <message>
        <source>One teleport for a cell, and none where the episode ends.</source>
        <translation>每个格子最多一个传送，终止处不能有传送。</translation>
    </message>
    <message>
        <source>The world has no goal.</source>
        <translation>世界没有目标。</translation>
    </message>
    <message>
        <source>Mark at least one cell as a goal (G).</source>
        <translation>请至少将一个格子标为目标（G）。</translation>
    </message>
    <message>
        <source>No way leads from the start %1 to a goal.</source>
        <translation>从起点 %1 没有路通往目标。</translation>
    </message>
    <message>
        <source>No way leads to a goal.</source>
        <translation>没有路通往目标。</translation>
    </message>
    <message>
        <source>Open a wall, or let forbidden cells be entered.</source>
        <translation>请打开一面墙，或允许进入禁区。</translation>
    </message>
    <message>
        <source>%1 features for %2 cells are too many.</source>
        <translation>%1 个特征对 %2 个格子来说过多。</translation>
    </message>
    <message>
        <source>Lower the order, or take tiles or aggregation.</source>
        <translation>请降低阶数，或改用瓦片编码或状态聚合。</translation>
    </message>
    <message>
        <source>stop after so many updates of a value</source>
        <translation>更新这么多次值之后停止</translation>
    </message>
    <message>
        <source>share of random actions while learning</source>
        <translation>学习时随机动作所占的比例</translation>
    </message>
    <message>
        <source>episodes of a run</source>
        <translation>每次运行的回合数</translation>
    </message>
    <message>
        <source>steps after which an episode is cut off</source>
        <translation>回合被截断的步数</translation>
    </message>
    <message>
        <source>step size</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>the n-th update has the step size alpha / n^power; 0 keeps it, 1 makes means</source>
        <translation>第 n 次更新的步长为 alpha / n^power；0 表示不变，1 表示取平均</translation>
    </message>
    <message>
        <source>first value of everything that is learnt</source>
        <translation>所学各值的初始值</translation>
    </message>
    <message>
        <source>rewards before the value (n)</source>
        <translation>自举之前的奖励个数（n）</translation>
    </message>
    <message>
        <source>how slowly a trace fades</source>
        <translation>资格迹衰减的快慢（越大越慢）</translation>
    </message>
    <message>
        <source>which visits of an episode count: first or every</source>
        <translation>回合中计入哪些访问：first（首次）或 every（每次）</translation>
    </message>
    <message>
        <source>remembered steps replayed after each real one</source>
        <translation>每走一步之后重放的记忆步数</translation>
    </message>
    <message>
        <source>polynomial, fourier, tiles, radial or aggregation</source>
        <translation>polynomial（多项式）、fourier（傅里叶）、tiles（瓦片）、radial（径向基）或 aggregation（聚合）</translation>
    </message>
    <message>
        <source>degree, Fourier order, number of tilings or of bumps along a side</source>
        <translation>多项式次数、傅里叶阶数、瓦片层数或每边的径向基个数</translation>
    </message>
    <message>
        <source>tiles or groups along a side</source>
        <translation>每边的瓦片数或分组数</translation>
    </message>
    <message>
        <source>step size of the policy</source>
        <translation>策略的步长</translation>
    </message>
    <message>
        <source>step size of the values that it is judged by</source>
        <translation>评判策略的值函数的步长</translation>
    </message>
    <message>
        <source>Prioritised sweeping</source>
        <translation>优先扫描</translation>
    </message>
    <message>
        <source>Mean estimation and Robbins-Monro</source>
        <translation>均值估计与 Robbins-Monro</translation>
    </message>
    <message>
        <source>TD(0)</source>
        <translation>TD(0)</translation>
    </message>
    <message>
        <source>n-step TD</source>
        <translation>n 步 TD</translation>
    </message>
    <message>
        <source>TD(lambda)</source>
        <translation>TD(λ)</translation>
    </message>
    <message>
        <source>TD with linear features</source>
        <translation>线性特征的 TD</translation>
    </message>
    <message>
        <source>MC exploring starts</source>
        <translation>MC 探索性起始</translation>
    </message>
    <message>
        <source>MC epsilon-greedy</source>
        <translation>MC ε-贪婪</translation>
    </message>
    <message>
        <source>Sarsa</source>
        <translation>Sarsa</translation>
    </message>
    <message>
        <source>Expected Sarsa</source>
        <translation>期望 Sarsa</translation>
    </message>
    <message>
        <source>n-step Sarsa</source>
        <translation>n 步 Sarsa</translation>
    </message>
    <message>
        <source>Q-learning</source>
        <translation>Q 学习</translation>
    </message>
    <message>
        <source>Q-learning from a random walk</source>
        <translation>随机游走下的 Q 学习</translation>
    </message>
    <message>
        <source>Double Q-learning</source>
        <translation>双 Q 学习</translation>
    </message>
    <message>
        <source>Dyna-Q</source>
        <translation>Dyna-Q</translation>
    </message>
    <message>
        <source>Sarsa with linear features</source>
        <translation>线性特征的 Sarsa</translation>
    </message>
    <message>
        <source>Q-learning with linear features</source>
        <translation>线性特征的 Q 学习</translation>
    </message>
    <message>
        <source>REINFORCE with a baseline</source>
        <translation>带基线的 REINFORCE</translation>
    </message>
    <message>
        <source>Actor-critic</source>
        <translation>演员-评论家（actor-critic）</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; has an outcome that is not [probability, state, reward, done].</source>
        <translation>世界的字段“%1”中有一个结果不是 [概率, 状态, 奖励, 是否结束]。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; leads to a state outside the map.</source>
        <translation>世界的字段“%1”通往地图之外的状态。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; does not have an entry for each state.</source>
        <translation>世界的字段“%1”并非每个状态都有一项。</translation>
    </message>
    <message>
        <source>The world&apos;s field &quot;%1&quot; does not have a list for each action.</source>
        <translation>世界的字段“%1”并非每个动作都有一个列表。</translation>
    </message>
    <message>
        <source>Random walk of 1000 states (Example 9.1)</source>
        <translation>1000 个状态的随机游走（例 9.1）</translation>
    </message>
    <message>
        <source>Noisy rewards, which Q-learning takes for good ones</source>
        <translation>带噪声的奖励，Q 学习会误以为是好奖励</translation>
    </message>
    <message>
        <source>A table of %1 states is too large.</source>
        <translation>%1 个状态的表过大。</translation>
    </message>
    <message>
        <source>The table does not have one row for each state and action.</source>
        <translation>表中并非每个状态和动作都有一行。</translation>
    </message>
    <message>
        <source>Give the outcomes of every action in every state.</source>
        <translation>请给出每个状态下每个动作的结果。</translation>
    </message>
    <message>
        <source>An outcome of cell %1 has a negative probability or leads nowhere.</source>
        <translation>格子 %1 的某个结果概率为负，或没有去处。</translation>
    </message>
    <message>
        <source>Probabilities lie between 0 and 1; states are those of the map.</source>
        <translation>概率介于 0 和 1 之间；状态须在地图之内。</translation>
    </message>
    <message>
        <source>The probabilities of an action in cell %1 sum to %2.</source>
        <translation>格子 %1 的某个动作的概率之和为 %2。</translation>
    </message>
    <message>
        <source>They have to sum to 1.</source>
        <translation>它们之和必须为 1。</translation>
    </message>
    <message>
        <source>distance from the fixed point (RMSE)</source>
        <translation>与不动点的距离（RMSE）</translation>
    </message>
    <message>
        <source>return of the greedy way</source>
        <translation>贪心路径的回报</translation>
    </message>
    <message>
        <source>mean return of the last 300 episodes</source>
        <translation>最后 300 个回合的平均回报</translation>
    </message>
    <message>
        <source>mean length of the last 100 of 500 episodes</source>
        <translation>500 个回合中最后 100 个的平均长度</translation>
    </message>
    <message>
        <source>largest error after 100,000 steps</source>
        <translation>100,000 步后的最大误差</translation>
    </message>
    <message>
        <source>return of the last 50 of 500 episodes more than that of the first 50</source>
        <translation>500 个回合中，最后 50 个的回报比最初 50 个高出多少</translation>
    </message>
    <message>
        <source>return of the last 50 of 500 episodes more than that of the first 50, alpha 0.01</source>
        <translation>500 个回合中，最后 50 个的回报比最初 50 个高出多少，α 为 0.01</translation>
    </message>
    <message>
        <source>mean length of an episode after 8000 steps</source>
        <translation>8000 步后回合的平均长度</translation>
    </message>
    <message>
        <source>RMSE over the first 10 episodes</source>
        <translation>前 10 个回合的 RMSE</translation>
    </message>
    <message>
        <source>RMSE more than that of n = 4</source>
        <translation>比 n = 4 的 RMSE 大多少</translation>
    </message>
    <message>
        <source>value of the start more than the best one</source>
        <translation>起点的值比最优值高多少</translation>
    </message>
    <message>
        <source>value of the start less than Q-learning&apos;s</source>
        <translation>起点的值比 Q 学习的低多少</translation>
    </message>
    <message>
        <source>A move into a forbidden cell</source>
        <translation>走向禁区</translation>
    </message>
    <message>
        <source>Bumping into the border from a forbidden cell</source>
        <translation>从禁区撞到边界</translation>
    </message>
    <message>
        <source>Reaching the goal</source>
        <translation>到达目标</translation>
    </message>
    <message>
        <source>Which cell pays</source>
        <translation>由哪一格给予奖励</translation>
    </message>
    <message>
        <source>The actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Enters it</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>The cell is entered like any other and pays the forbidden reward. So a short way through it may be worth its price. Zhao&apos;s book does it like this.</source>
        <translation>像其他格子一样进入，并得到禁区奖励。因此穿过它的捷径可能值得。赵世钰的书采用这种做法。</translation>
    </message>
    <message>
        <source>Bounces off</source>
        <translation>被弹回</translation>
    </message>
    <message>
        <source>The move pays the forbidden reward and ends where it began. The code published with Zhao&apos;s book does it like this, unlike the book itself.</source>
        <translation>得到禁区奖励并留在原处。赵世钰的书所附代码是这样做的，与书中不同。</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>回到起点</translation>
    </message>
    <message>
        <source>The move pays the forbidden reward and ends in the start cell; the episode goes on. This is the cliff of Sutton and Barto&apos;s Example 6.6.</source>
        <translation>得到禁区奖励并回到起点，回合继续。这就是 Sutton 和 Barto 例 6.6 的悬崖。</translation>
    </message>
    <message>
        <source>Costs the border&apos;s reward</source>
        <translation>付出边界奖励</translation>
    </message>
    <message>
        <source>A bump pays the boundary reward alone, wherever it happens, and ends where it began. Zhao&apos;s Fig 8.6 holds only under this rule.</source>
        <translation>无论在哪里撞到边界，都只得到边界奖励并留在原处。赵世钰的图 8.6 只在此规则下成立。</translation>
    </message>
    <message>
        <source>Costs both rewards</source>
        <translation>付出两种奖励</translation>
    </message>
    <message>
        <source>A bump that begins in a forbidden cell pays the boundary and the forbidden reward together, as if the cell were entered again. Zhao&apos;s book does not say so, but its Figs 5.6 and 5.7 match to the last digit under this rule and under no other.</source>
        <translation>从禁区撞到边界时，边界奖励和禁区奖励一并付出，如同再次进入该格。赵世钰的书没有写明，但图 5.6 和图 5.7 只有在此规则下才精确到最后一位。</translation>
    </message>
    <message>
        <source>Ends the episode</source>
        <translation>结束回合</translation>
    </message>
    <message>
        <source>The goal absorbs: nothing comes after it, its value is 0. Sutton and Barto&apos;s tasks and Gymnasium&apos;s lakes are like this, and gamma may be 1.</source>
        <translation>目标是吸收态：之后什么也不会发生，其值为 0。Sutton 和 Barto 的任务以及 Gymnasium 的冰湖都是这样，折扣率可以为 1。</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The goal is a cell like others and pays whenever it is entered, staying there included. With reward 1 its value is 1 / (1 - gamma): the 10.0 in Zhao&apos;s figures.</source>
        <translation>目标与其他格子一样，每次进入都给予奖励，停留也算进入。奖励为 1 时其值为 1 / (1 - γ)，即赵世钰各图中的 10.0。</translation>
    </message>
    <message>
        <source>The one that is entered</source>
        <translation>进入的那一格</translation>
    </message>
    <message>
        <source>The reward belongs to the cell where a move ends, R(s, a, s&apos;). Both books, and Gymnasium, count like this.</source>
        <translation>奖励属于移动结束的格子，R(s, a, s&apos;)。两本书和 Gymnasium 都这样计算。</translation>
    </message>
    <message>
        <source>The one that is left</source>
        <translation>离开的那一格</translation>
    </message>
    <message>
        <source>The reward belongs to the cell where a move begins, R(s). A goal that ends is left once, by any action, and only that pays: values are those of the other rule one step later.</source>
        <translation>奖励属于移动开始的格子，R(s)。会结束的目标由任意动作离开一次，只有这一次给予奖励：各值等于另一规则晚一步的值。</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>左和右</translation>
    </message>
    <message>
        <source>For worlds of one row, such as the random walks.</source>
        <translation>用于只有一行的世界，如随机游走。</translation>
    </message>
    <message>
        <source>Four directions</source>
        <translation>四个方向</translation>
    </message>
    <message>
        <source>Up, right, down and left.</source>
        <translation>上、右、下、左。</translation>
    </message>
    <message>
        <source>Four directions, and stay</source>
        <translation>四个方向和停留</translation>
    </message>
    <message>
        <source>Staying enters the same cell again and is paid like it. Zhao&apos;s agent stays on its target and collects its reward for ever.</source>
        <translation>停留即再次进入同一格，并得到相应的奖励。赵世钰书中的智能体停在目标上，一直得到奖励。</translation>
    </message>
    <message>
        <source>Eight directions</source>
        <translation>八个方向</translation>
    </message>
    <message>
        <source>The moves of a king in chess. A diagonal move may pass between two walls.</source>
        <translation>国际象棋中国王的走法。斜走可以从两面墙之间穿过。</translation>
    </message>
    <message>
        <source>There is no convention named &quot;%1&quot;.</source>
        <translation>没有名为“%1”的约定。</translation>
    </message>
    <message>
        <source>The conventions are: %1.</source>
        <translation>约定有：%1。</translation>
    </message>
    <message>
        <source>The device evaluates epsilon-greedy policies only.</source>
        <translation>设备只能评估 ε-贪心策略。</translation>
    </message>
    <message>
        <source>Leave out --device: the host evaluates any policy.</source>
        <translation>请省略 --device：主机可以评估任何策略。</translation>
    </message>
    <message>
        <source>Leave out --device, or take value iteration.</source>
        <translation>请省略 --device，或使用值迭代。</translation>
    </message>
    <message>
        <source>The moves of this world stand in a table, which its cells do not change.</source>
        <translation>这个世界的转移写在表中，改变格子不会影响它。</translation>
    </message>
    <message>
        <source>Solve it as it is, or begin with another world.</source>
        <translation>请按原样求解，或从另一个世界开始。</translation>
    </message>
    <message>
        <source>There is no cell %1 in a world of %2 x %3 cells.</source>
        <translation>%2 x %3 格的世界中没有格子 %1。</translation>
    </message>
    <message>
        <source>Choose a cell of the map.</source>
        <translation>请选择地图上的一个格子。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not say how large the world is to be.</source>
        <translation>“%1”没有说明世界的大小。</translation>
    </message>
    <message>
        <source>Write %1:ROWSxCOLUMNS:SEED, for instance %1:21x31:1.</source>
        <translation>请写成 %1:行x列:种子，例如 %1:21x31:1。</translation>
    </message>
    <message>
        <source>A world of %1 cells has no room for a start and a goal.</source>
        <translation>%1 格的世界容不下起点和目标。</translation>
    </message>
    <message>
        <source>Give it at least two cells.</source>
        <translation>请至少给它两个格子。</translation>
    </message>
    <message>
        <source>A maze with one way between any two cells</source>
        <translation>任意两格之间只有一条路的迷宫</translation>
    </message>
    <message>
        <source>Rooms with doors</source>
        <translation>带门的房间</translation>
    </message>
    <message>
        <source>A landscape with walls and forbidden ground</source>
        <translation>带有墙和禁区的地形</translation>
    </message>
    <message>
        <source>There is no generator named &quot;%1&quot;.</source>
        <translation>没有名为“%1”的生成器。</translation>
    </message>
    <message>
        <source>tessera grid list names the generators.</source>
        <translation>tessera grid list 会列出各生成器。</translation>
    </message>
    <message>
        <source>%1 takes about %2 MiB on a world of %3 x %4 cells.</source>
        <translation>在 %3 x %4 格的世界上，%1 约需 %2 MiB。</translation>
    </message>
    <message>
        <source>The world has a number that is too large.</source>
        <translation>世界中有过大的数。</translation>
    </message>
    <message>
        <source>A world of one cell has nowhere to go.</source>
        <translation>只有一格的世界无处可去。</translation>
    </message>
    <message>
        <source>Give it at least two cells, or a goal that goes on and pays.</source>
        <translation>请至少给它两个格子，或一个持续给予奖励的目标。</translation>
    </message>
    <message>
        <source>A world of %1 cells has no cells.</source>
        <translation>%1 格的世界没有格子。</translation>
    </message>
    <message>
        <source>Gymnasium&apos;s maps have no letter for cell %1, &quot;%2&quot;.</source>
        <translation>Gymnasium 的地图没有表示格子 %1“%2”的字母。</translation>
    </message>
    <message>
        <source>They have S start, F free, H hole and G goal; write JSON or a text map instead.</source>
        <translation>它们只有 S 起点、F 自由、H 洞和 G 目标；请改写为 JSON 或文本地图。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be run step by step.</source>
        <translation>“%1”不能逐步运行。</translation>
    </message>
    <message>
        <source>tessera grid solve runs it as a whole.</source>
        <translation>可用 tessera grid solve 整体运行它。</translation>
    </message>
    <message>
        <source>On the device, learners live in worlds of rules only.</source>
        <translation>在设备上，学习算法只能用于由规则描述的世界。</translation>
    </message>
    <message>
        <source>Leave out --device.</source>
        <translation>请省略 --device。</translation>
    </message>
    <message>
        <source>On the device the step size of a learner does not shrink.</source>
        <translation>在设备上，学习算法的步长不会减小。</translation>
    </message>
    <message>
        <source>Leave out alpha-power, or leave out --device.</source>
        <translation>请省略 alpha-power 或 --device。</translation>
    </message>
    <message>
        <source>Kernels make the moves of worlds of rules that pay on entering only.</source>
        <translation>内核只能在由规则描述且进入时给予奖励的世界中走步。</translation>
    </message>
    <message>
        <source>A network for %1 cells is too large.</source>
        <translation>%1 格的网络过大。</translation>
    </message>
    <message>
        <source>Deep Q-learning takes worlds of at most %1 cells.</source>
        <translation>深度 Q 学习最多用于 %1 格的世界。</translation>
    </message>
    <message>
        <source>hidden units of the network</source>
        <translation>网络的隐藏单元数</translation>
    </message>
    <message>
        <source>remembered moves in one step of training</source>
        <translation>每步训练使用的经验条数</translation>
    </message>
    <message>
        <source>moves that are remembered</source>
        <translation>记住的经验条数</translation>
    </message>
    <message>
        <source>moves between two renewals of the target network</source>
        <translation>两次更新目标网络之间的步数</translation>
    </message>
    <message>
        <source>Deep Q-learning</source>
        <translation>深度 Q 学习</translation>
    </message>
    <message>
        <source>loss after training, as a part of that before</source>
        <translation>训练后的损失与训练前之比</translation>
    </message>
    <message>
        <source>error of the values after training, as a part of that before</source>
        <translation>训练后的价值误差与训练前之比</translation>
    </message>
    <message>
        <source>There are no kernels for the runs of this algorithm.</source>
        <translation>此算法的多次运行没有内核。</translation>
    </message>
    <message>
        <source>Zhao&apos;s 5 x 5 world, forbidden and border -10 (Figs 8.9 to 8.12)</source>
        <translation>赵世钰的 5 x 5 世界，禁区与边界 -10（图 8.9 至 8.12）</translation>
    </message>
</context>
<context>
    <name>GridActions</name>
    <message>
        <source>up</source>
        <translation>上</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>down</source>
        <translation>下</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>stay</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>up-right</source>
        <translation>右上</translation>
    </message>
    <message>
        <source>down-right</source>
        <translation>右下</translation>
    </message>
    <message>
        <source>down-left</source>
        <translation>左下</translation>
    </message>
    <message>
        <source>up-left</source>
        <translation>左上</translation>
    </message>
</context>
<context>
    <name>GridCells</name>
    <message>
        <source>free</source>
        <translation>自由格</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>墙</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>禁区</translation>
    </message>
    <message>
        <source>goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>hole</source>
        <translation>洞</translation>
    </message>
</context>
<context>
    <name>GridChoices</name>
    <message>
        <source>first</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>every</source>
        <translation>每次</translation>
    </message>
    <message>
        <source>fourier</source>
        <translation>傅里叶</translation>
    </message>
    <message>
        <source>polynomial</source>
        <translation>多项式</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>瓦片</translation>
    </message>
    <message>
        <source>radial</source>
        <translation>径向基</translation>
    </message>
    <message>
        <source>aggregation</source>
        <translation>聚合</translation>
    </message>
</context>
<context>
    <name>GridCurves</name>
    <message>
        <source>Error (RMSE)</source>
        <translation>误差（RMSE）</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>Bellman residual</source>
        <translation>贝尔曼残差</translation>
    </message>
    <message>
        <source>Return of an episode</source>
        <translation>回合的回报</translation>
    </message>
    <message>
        <source>Length of an episode</source>
        <translation>回合长度</translation>
    </message>
    <message>
        <source>Values of watched cells</source>
        <translation>所关注格子的值</translation>
    </message>
    <message>
        <source>Backups or steps</source>
        <translation>更新次数或步数</translation>
    </message>
    <message>
        <source>Sweep or episode</source>
        <translation>扫描或回合</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>回合</translation>
    </message>
</context>
<context>
    <name>GridFigures</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Action values</source>
        <translation>动作值</translation>
    </message>
    <message>
        <source>A table of %1 cells is too large to be exported here.</source>
        <translation>%1 格的表格过大，无法在此导出。</translation>
    </message>
    <message>
        <source>Save the world; tessera grid solve FILE --csv writes its table.</source>
        <translation>请保存世界；tessera grid solve FILE --csv 可写出它的表格。</translation>
    </message>
</context>
<context>
    <name>GridLayers</name>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>访问次数</translation>
    </message>
    <message>
        <source>Error of the last backup</source>
        <translation>最近一次更新的误差</translation>
    </message>
    <message>
        <source>World</source>
        <translation>世界</translation>
    </message>
</context>
<context>
    <name>GridLearners</name>
    <message>
        <source>With the model: dynamic programming</source>
        <translation>已知模型：动态规划</translation>
    </message>
    <message>
        <source>From experience: prediction</source>
        <translation>从经验学习：预测</translation>
    </message>
    <message>
        <source>From experience: control</source>
        <translation>从经验学习：控制</translation>
    </message>
</context>
<context>
    <name>GridPane</name>
    <message>
        <source>Checking the tables of the books</source>
        <translation>正在核对教科书中的表</translation>
    </message>
    <message>
        <source>The wind is no whole number of cells.</source>
        <translation>风力不是整数格。</translation>
    </message>
    <message>
        <source>Negative winds blow down.</source>
        <translation>负的风力向下吹。</translation>
    </message>
    <message>
        <source>Learning with many seeds</source>
        <translation>用多个种子学习</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>The seed is not usable.</source>
        <translation>种子不可用。</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to 2^53.</source>
        <translation>种子是 0 到 2^53 的整数。</translation>
    </message>
    <message>
        <source>A world cannot have %1 rows or columns.</source>
        <translation>世界不能有 %1 行或列。</translation>
    </message>
    <message>
        <source>A whole number from 1 to %1.</source>
        <translation>1 到 %1 的整数。</translation>
    </message>
    <message>
        <source>Painting the world</source>
        <translation>正在绘制世界</translation>
    </message>
    <message>
        <source>Reading the world</source>
        <translation>正在读取世界</translation>
    </message>
    <message>
        <source>Saving the world</source>
        <translation>正在保存世界</translation>
    </message>
    <message>
        <source>There is no device to compute on.</source>
        <translation>没有可用于计算的设备。</translation>
    </message>
    <message>
        <source>Choose a device in the status bar, or let the host compute.</source>
        <translation>请在状态栏选择设备，或由主机计算。</translation>
    </message>
    <message>
        <source>Computing on the device</source>
        <translation>正在设备上计算</translation>
    </message>
    <message>
        <source>Comparing with the exact values</source>
        <translation>正在与精确值比较</translation>
    </message>
    <message>
        <source>Learning with many seeds on the device</source>
        <translation>正在设备上用多个种子学习</translation>
    </message>
    <message>
        <source>Changing the world</source>
        <translation>正在更改世界</translation>
    </message>
    <message>
        <source>Generating a world</source>
        <translation>正在生成世界</translation>
    </message>
</context>
<context>
    <name>GridParameters</name>
    <message>
        <source>alpha power</source>
        <translation>α 的衰减指数</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>episodes</source>
        <translation>回合数</translation>
    </message>
    <message>
        <source>features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏单元</translation>
    </message>
    <message>
        <source>initial</source>
        <translation>初始值</translation>
    </message>
    <message>
        <source>length</source>
        <translation>轨迹长度</translation>
    </message>
    <message>
        <source>max backups</source>
        <translation>最多更新次数</translation>
    </message>
    <message>
        <source>max steps</source>
        <translation>最多步数</translation>
    </message>
    <message>
        <source>max sweeps</source>
        <translation>最多扫描次数</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>经验池容量</translation>
    </message>
    <message>
        <source>order</source>
        <translation>阶数</translation>
    </message>
    <message>
        <source>planning</source>
        <translation>规划步数</translation>
    </message>
    <message>
        <source>policy alpha</source>
        <translation>策略步长 α</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数 n</translation>
    </message>
    <message>
        <source>sweeps</source>
        <translation>扫描次数</translation>
    </message>
    <message>
        <source>target every</source>
        <translation>目标网络更新间隔</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>瓦片数</translation>
    </message>
    <message>
        <source>tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>value alpha</source>
        <translation>价值步长 α</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>访问方式</translation>
    </message>
</context>
<context>
    <name>GridTools</name>
    <message>
        <source>Paint %1</source>
        <translation>绘制%1</translation>
    </message>
    <message>
        <source>Add teleport</source>
        <translation>添加传送</translation>
    </message>
    <message>
        <source>Remove teleport</source>
        <translation>去掉传送</translation>
    </message>
</context>
<context>
    <name>GridVerb</name>
    <message>
        <source>%1 cannot be written</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>A map of %1 x %2 cells is too large to be drawn cell by cell.</source>
        <translation>%1 x %2 格的地图太大，无法逐格绘制。</translation>
    </message>
    <message>
        <source>At most %1 cells along a side; --csv and --json have all values.</source>
        <translation>每边最多 %1 格；--csv 和 --json 含有所有的值。</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Prompts, masks and objects</source>
        <translation>提示、掩码和物体</translation>
    </message>
    <message>
        <source>Segment everything</source>
        <translation>分割全部</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Truth and metrics</source>
        <translation>真值和指标</translation>
    </message>
    <message>
        <source>Attention beside the mask</source>
        <translation>掩码旁的注意力</translation>
    </message>
    <message>
        <source>The window and its panels</source>
        <translation>窗口和面板</translation>
    </message>
    <message>
        <source>Actions and shortcuts</source>
        <translation>操作和快捷键</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Formats of annotations</source>
        <translation>标注格式</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>出现问题时</translation>
    </message>
    <message>
        <source>Grid worlds</source>
        <translation>网格世界</translation>
    </message>
    <message>
        <source>Dynamic programming</source>
        <translation>动态规划</translation>
    </message>
    <message>
        <source>Monte Carlo</source>
        <translation>蒙特卡洛</translation>
    </message>
    <message>
        <source>Temporal differences</source>
        <translation>时序差分</translation>
    </message>
    <message>
        <source>Control: Sarsa and Q-learning</source>
        <translation>控制：Sarsa 与 Q 学习</translation>
    </message>
    <message>
        <source>Function approximation</source>
        <translation>函数逼近</translation>
    </message>
    <message>
        <source>Policy gradients</source>
        <translation>策略梯度</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>InspectPane</name>
    <message>
        <source>Reading the model</source>
        <translation>正在读取模型</translation>
    </message>
    <message>
        <source>Planning the model</source>
        <translation>正在规划模型</translation>
    </message>
    <message>
        <source>Running the model</source>
        <translation>正在运行模型</translation>
    </message>
    <message>
        <source>Computing the tensor</source>
        <translation>正在计算张量</translation>
    </message>
    <message>
        <source>There is no device to compute on.</source>
        <translation>没有可用于计算的设备。</translation>
    </message>
    <message>
        <source>Choose a device in the status bar.</source>
        <translation>请在状态栏中选择设备。</translation>
    </message>
    <message>
        <source>The model has nodes that cannot be computed here.</source>
        <translation>模型中有无法在这里计算的节点。</translation>
    </message>
    <message>
        <source>The table names them, with the reason.</source>
        <translation>表格列出了这些节点及原因。</translation>
    </message>
    <message>
        <source>Looking at the tensor</source>
        <translation>正在查看张量</translation>
    </message>
    <message>
        <source>Closing the model</source>
        <translation>正在关闭模型</translation>
    </message>
    <message>
        <source>Reading the tokenizer</source>
        <translation>正在读取分词器</translation>
    </message>
</context>
<context>
    <name>InspectWords</name>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>computed once</source>
        <translation>只计算一次</translation>
    </message>
    <message>
        <source>changes nothing</source>
        <translation>不改变任何值</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>behind an unsupported node</source>
        <translation>在不支持的节点之后</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>This operator is not known here.</source>
        <translation>这里没有此算子。</translation>
    </message>
    <message>
        <source>scalar</source>
        <translation>标量</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>The limit %1 can be 1 to %2, not %3</source>
        <translation>上限 %1 可取 1 到 %2，不能是 %3</translation>
    </message>
    <message>
        <source>docs/limits.md and &quot;tessera limits&quot; list all limits.</source>
        <translation>docs/limits.md 和“tessera limits”列出了所有上限。</translation>
    </message>
    <message>
        <source>The limit %1 is %2 and cannot be raised; docs/limits.md says why.</source>
        <translation>上限 %1 为 %2，不能提高；原因见 docs/limits.md。</translation>
    </message>
    <message>
        <source>The limit %1 is %2. To allow more, start Tessera with --limit %1=NUMBER, up to %3.</source>
        <translation>上限 %1 为 %2。如需提高，请在启动 Tessera 时加上 --limit %1=数值，最高 %3。</translation>
    </message>
    <message>
        <source>elements of one tensor</source>
        <translation>一个张量的元素数</translation>
    </message>
    <message>
        <source>bytes held on a device at one time</source>
        <translation>设备上同时占用的字节数</translation>
    </message>
    <message>
        <source>bytes of a picture file</source>
        <translation>图像文件的字节数</translation>
    </message>
    <message>
        <source>pixels along one side of a picture</source>
        <translation>图像一边的像素数</translation>
    </message>
    <message>
        <source>pixels of a picture or a mask</source>
        <translation>图像或掩码的像素数</translation>
    </message>
    <message>
        <source>bytes of a picture once it is decoded</source>
        <translation>图像解码后的字节数</translation>
    </message>
    <message>
        <source>bytes of a COCO file</source>
        <translation>COCO 文件的字节数</translation>
    </message>
    <message>
        <source>pictures of a COCO file</source>
        <translation>COCO 文件的图像数</translation>
    </message>
    <message>
        <source>coordinates or runs of an object of a COCO file</source>
        <translation>COCO 文件中一个对象的坐标数或游程数</translation>
    </message>
    <message>
        <source>bytes of a VOC, YOLO or SVG file</source>
        <translation>VOC、YOLO 或 SVG 文件的字节数</translation>
    </message>
    <message>
        <source>annotated objects of one picture</source>
        <translation>一幅图像的标注对象数</translation>
    </message>
    <message>
        <source>classes of a file of annotations</source>
        <translation>标注文件的类别数</translation>
    </message>
    <message>
        <source>levels of nesting in a file of annotations</source>
        <translation>标注文件的嵌套层数</translation>
    </message>
    <message>
        <source>pixels along the outline of an object</source>
        <translation>一个对象轮廓的像素数</translation>
    </message>
    <message>
        <source>bytes of an ONNX file</source>
        <translation>ONNX 文件的字节数</translation>
    </message>
    <message>
        <source>nodes of a model</source>
        <translation>模型的节点数</translation>
    </message>
    <message>
        <source>weights and constants of a model</source>
        <translation>模型的权重和常量个数</translation>
    </message>
    <message>
        <source>bytes of a name or text in a model</source>
        <translation>模型中名称或文本的字节数</translation>
    </message>
    <message>
        <source>levels of graphs in graphs of a model</source>
        <translation>模型中图的嵌套层数</translation>
    </message>
    <message>
        <source>bytes of a model&apos;s files of weights together</source>
        <translation>模型所有权重文件的总字节数</translation>
    </message>
    <message>
        <source>bytes of the header of a safetensors file</source>
        <translation>safetensors 文件头的字节数</translation>
    </message>
    <message>
        <source>tensors of a safetensors file</source>
        <translation>safetensors 文件的张量数</translation>
    </message>
    <message>
        <source>bytes of a workspace file</source>
        <translation>工作区文件的字节数</translation>
    </message>
    <message>
        <source>values in a workspace file</source>
        <translation>工作区文件中值的个数</translation>
    </message>
    <message>
        <source>levels of nesting in a workspace file</source>
        <translation>工作区文件的嵌套层数</translation>
    </message>
    <message>
        <source>bytes of a file of a grid world</source>
        <translation>网格世界文件的字节数</translation>
    </message>
    <message>
        <source>rows or columns of a grid world</source>
        <translation>网格世界的行数或列数</translation>
    </message>
    <message>
        <source>teleports of a grid world</source>
        <translation>网格世界的传送点数</translation>
    </message>
    <message>
        <source>states of a world that is given as a table</source>
        <translation>以表格给出的世界的状态数</translation>
    </message>
    <message>
        <source>bytes that an algorithm takes on a grid world</source>
        <translation>算法在网格世界上占用的字节数</translation>
    </message>
    <message>
        <source>bytes of one file, picture or tensor in main memory</source>
        <translation>单个文件、图像或张量占用的内存字节数</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no limit with its number</source>
        <translation>“%1”不是“名称=数值”形式的上限</translation>
    </message>
    <message>
        <source>Write NAME=NUMBER, such as picture-pixels=200M; tessera limits lists the names.</source>
        <translation>请写成 名称=数值，例如 picture-pixels=200M；tessera limits 会列出所有名称。</translation>
    </message>
    <message>
        <source>There is no limit &quot;%1&quot;</source>
        <translation>没有名为“%1”的上限</translation>
    </message>
    <message>
        <source>The limits are %1.</source>
        <translation>可用的上限有：%1。</translation>
    </message>
    <message>
        <source>%1 would take %2 bytes of main memory</source>
        <translation>%1 会占用 %2 字节的内存</translation>
    </message>
    <message>
        <source>elements of a constant that a model&apos;s node stands for</source>
        <translation>模型节点所代表的常量的元素数</translation>
    </message>
    <message>
        <source>bytes of a tokenizer&apos;s file</source>
        <translation>分词器文件的字节数</translation>
    </message>
    <message>
        <source>values in a tokenizer&apos;s file</source>
        <translation>分词器文件中的值</translation>
    </message>
    <message>
        <source>levels of nesting in a tokenizer&apos;s file</source>
        <translation>分词器文件的嵌套层数</translation>
    </message>
    <message>
        <source>bytes of a token in a tokenizer&apos;s file</source>
        <translation>分词器文件中一个词元的字节数</translation>
    </message>
    <message>
        <source>bytes of a text that is cut into tokens</source>
        <translation>被切成词元的文本的字节数</translation>
    </message>
    <message>
        <source>bytes of a list of pairs of faces</source>
        <translation>人脸配对列表的字节数</translation>
    </message>
    <message>
        <source>lines of a list of pairs of faces</source>
        <translation>人脸配对列表的行数</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening the device</source>
        <translation>正在打开设备</translation>
    </message>
    <message>
        <source>Unexpected failure: %1</source>
        <translation>意外的故障：%1</translation>
    </message>
    <message>
        <source>Please report this with what you did before</source>
        <translation>请报告此问题，并说明之前的操作</translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation>正在查找设备</translation>
    </message>
    <message>
        <source>Simulating a lost device</source>
        <translation>正在模拟设备丢失</translation>
    </message>
</context>
<context>
    <name>MetricCellWords</name>
    <message>
        <source>Left out of the mean: %1.</source>
        <translation>未计入平均：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>object</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>Pixels of the truth</source>
        <translation>真值像素数</translation>
    </message>
    <message>
        <source>Predicted pixels</source>
        <translation>预测像素数</translation>
    </message>
    <message>
        <source>Recall (class accuracy)</source>
        <translation>召回率（类别精度）</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Boundary IoU</source>
        <translation>边界 IoU</translation>
    </message>
    <message>
        <source>Pixel accuracy</source>
        <translation>像素精度</translation>
    </message>
    <message>
        <source>Mean pixel accuracy (mean recall)</source>
        <translation>平均像素精度（平均召回率）</translation>
    </message>
    <message>
        <source>Mean IoU</source>
        <translation>平均 IoU</translation>
    </message>
    <message>
        <source>Frequency-weighted IoU</source>
        <translation>频率加权 IoU</translation>
    </message>
    <message>
        <source>Mean Dice</source>
        <translation>平均 Dice</translation>
    </message>
    <message>
        <source>Mean precision</source>
        <translation>平均精确率</translation>
    </message>
    <message>
        <source>Mean boundary IoU</source>
        <translation>平均边界 IoU</translation>
    </message>
    <message>
        <source>Truth
px</source>
        <translation>真值
像素</translation>
    </message>
    <message>
        <source>Predicted
px</source>
        <translation>预测
像素</translation>
    </message>
    <message>
        <source>Recall
(accuracy)</source>
        <translation>召回率
（精度）</translation>
    </message>
    <message>
        <source>Boundary
IoU</source>
        <translation>边界
IoU</translation>
    </message>
    <message>
        <source>Pixel
accuracy</source>
        <translation>像素
精度</translation>
    </message>
    <message>
        <source>Mean px
accuracy</source>
        <translation>平均像素
精度</translation>
    </message>
    <message>
        <source>Mean
IoU</source>
        <translation>平均
IoU</translation>
    </message>
    <message>
        <source>Weighted
IoU</source>
        <translation>加权
IoU</translation>
    </message>
    <message>
        <source>Mean
Dice</source>
        <translation>平均
Dice</translation>
    </message>
    <message>
        <source>Mean
precision</source>
        <translation>平均
精确率</translation>
    </message>
    <message>
        <source>Boundary
(mean)</source>
        <translation>边界
（平均）</translation>
    </message>
    <message>
        <source>left out: its pixels are ignored</source>
        <translation>未计入：其像素被忽略</translation>
    </message>
    <message>
        <source>left out: none of its pixels is counted</source>
        <translation>未计入：没有像素参与计数</translation>
    </message>
    <message>
        <source>The truth has no pixel of this class: it has no recall and is left out of that mean.</source>
        <translation>真值中没有此类别的像素：它没有召回率，不计入该平均。</translation>
    </message>
    <message>
        <source>No pixel was predicted as this class: it has no precision and is left out of that mean.</source>
        <translation>没有像素被预测为此类别：它没有精确率，不计入该平均。</translation>
    </message>
</context>
<context>
    <name>MetricFormulaWords</name>
    <message>
        <source>: not defined</source>
        <translation>：未定义</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>%1, d = %2 px</source>
        <translation>%1，d = %2 像素</translation>
    </message>
    <message>
        <source>%1 over K = %2 classes</source>
        <translation>%1，K = %2 个类别</translation>
    </message>
    <message>
        <source>Truth %1, predicted as %2</source>
        <translation>真值为 %1，预测为 %2</translation>
    </message>
</context>
<context>
    <name>MetricsFigureWords</name>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Share of the row</source>
        <translation>占该行的比例</translation>
    </message>
    <message>
        <source>log₁₀(pixels + 1)</source>
        <translation>log₁₀(像素数 + 1)</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Confusion matrix in colours</source>
        <translation>彩色混淆矩阵</translation>
    </message>
    <message>
        <source>IoU per click</source>
        <translation>逐次点击的 IoU</translation>
    </message>
    <message>
        <source>Chart of the IoU per click</source>
        <translation>逐次点击 IoU 图</translation>
    </message>
    <message>
        <source>Geometry of the objects</source>
        <translation>物体的几何量</translation>
    </message>
    <message>
        <source>Polygons of the objects</source>
        <translation>物体的多边形</translation>
    </message>
</context>
<context>
    <name>OnnxVerb</name>
    <message>
        <source>No case is called like %1</source>
        <translation>没有名称与 %1 相符的用例</translation>
    </message>
    <message>
        <source>Names are like node/test_abs; any part of one will do.</source>
        <translation>名称形如 node/test_abs，写出其中任意一部分即可。</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>几何</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>分割全部</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录器</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>教科书</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>张量</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Segmentation</source>
        <translation>图像分割</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Grid worlds</source>
        <translation>网格世界</translation>
    </message>
    <message>
        <source>Worlds</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>ReadError</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>Check that you may read it and that its disk works, or choose another file.</source>
        <translation>请确认您有权读取它且其磁盘工作正常，或选择其他文件。</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Looking for recent files</source>
        <translation>正在查找最近的文件</translation>
    </message>
</context>
<context>
    <name>ReplayVerb</name>
    <message>
        <source>%1 is an input and would be overwritten</source>
        <translation>%1 是输入文件，会被覆盖</translation>
    </message>
    <message>
        <source>Name another folder with --out.</source>
        <translation>请用 --out 指定另一个文件夹。</translation>
    </message>
    <message>
        <source>%1 is not a folder</source>
        <translation>%1 不是文件夹</translation>
    </message>
    <message>
        <source>Name a folder for the results with --out.</source>
        <translation>请用 --out 指定存放结果的文件夹。</translation>
    </message>
    <message>
        <source>The picture %1, which was a model&apos;s input, is not there (SHA-256 %2)</source>
        <translation>作为模型输入的图片 %1 不在了（SHA-256 %2）</translation>
    </message>
    <message>
        <source>Bring the original file back to its place.</source>
        <translation>请把原来的文件放回原处。</translation>
    </message>
    <message>
        <source>There is no picture and no model in the workspace %1</source>
        <translation>工作区 %1 中既没有图片也没有模型</translation>
    </message>
    <message>
        <source>Open one in the window, and save the workspace.</source>
        <translation>请在窗口中打开一个，然后保存工作区。</translation>
    </message>
    <message>
        <source>The tokenizer %1 of a model&apos;s sentence is not there (SHA-256 %2)</source>
        <translation>模型句子所用的分词器 %1 不在原处（SHA-256 %2）</translation>
    </message>
</context>
<context>
    <name>SampleGallery</name>
    <message>
        <source>Reading the sample pictures</source>
        <translation>正在读取示例图像</translation>
    </message>
</context>
<context>
    <name>SegmentFigures</name>
    <message>
        <source>Picture with masks</source>
        <translation>带掩码的图像</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>SegmentPane</name>
    <message>
        <source>Reading the picture</source>
        <translation>正在读取图像</translation>
    </message>
    <message>
        <source>Encoding the picture</source>
        <translation>正在编码图像</translation>
    </message>
    <message>
        <source>Computing the masks</source>
        <translation>正在计算掩码</translation>
    </message>
    <message>
        <source>Saving the mask</source>
        <translation>正在保存掩码</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard</source>
        <translation>剪贴板上没有图像</translation>
    </message>
    <message>
        <source>Copy a picture first, or open a file</source>
        <translation>请先复制一幅图像，或打开文件</translation>
    </message>
    <message>
        <source>The picture has %1 x %2 pixels, more than the %3 megapixels that are taken</source>
        <translation>图像有 %1 x %2 像素，超过了上限 %3 百万像素</translation>
    </message>
    <message>
        <source>Writing annotations</source>
        <translation>正在写出标注</translation>
    </message>
    <message>
        <source>Reading annotations</source>
        <translation>正在读取标注</translation>
    </message>
    <message>
        <source>Segmenting everything</source>
        <translation>正在分割全部</translation>
    </message>
    <message>
        <source>Looking for embeddings</source>
        <translation>正在查找嵌入</translation>
    </message>
    <message>
        <source>Encoding ahead: %1</source>
        <translation>正在预先编码：%1</translation>
    </message>
    <message>
        <source>There is no folder %1</source>
        <translation>没有文件夹 %1</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择另一个文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read</source>
        <translation>无法读取文件夹 %1</translation>
    </message>
    <message>
        <source>Ask for the right to read it, or choose another folder.</source>
        <translation>请获取读取权限，或选择另一个文件夹。</translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation>正在读取文件夹</translation>
    </message>
    <message>
        <source>Looking at the pictures of the folder</source>
        <translation>正在查看文件夹中的图像</translation>
    </message>
    <message>
        <source>Measuring the masks</source>
        <translation>正在测量掩码</translation>
    </message>
    <message>
        <source>Tracing the polygon</source>
        <translation>正在描绘多边形</translation>
    </message>
    <message>
        <source>Looking ahead</source>
        <translation>正在预读</translation>
    </message>
    <message>
        <source>Comparing with the truth</source>
        <translation>正在与真值比较</translation>
    </message>
    <message>
        <source>Finding the pixels</source>
        <translation>正在查找像素</translation>
    </message>
    <message>
        <source>Composing the masks</source>
        <translation>正在合成掩码</translation>
    </message>
    <message>
        <source>Reading the truth</source>
        <translation>正在读取真值</translation>
    </message>
    <message>
        <source>%1 is annotations of a picture, and none is open</source>
        <translation>%1 是图像的标注，但没有打开的图像</translation>
    </message>
    <message>
        <source>Open the picture first, then drop this file on it.</source>
        <translation>请先打开图像，再把此文件拖到上面。</translation>
    </message>
</context>
<context>
    <name>SegmentVerb</name>
    <message>
        <source>%1 is an input and would be overwritten</source>
        <translation>%1 是输入文件，会被覆盖</translation>
    </message>
    <message>
        <source>Give the result another name.</source>
        <translation>请给结果另取一个名字。</translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation>%1 是一个文件夹</translation>
    </message>
    <message>
        <source>%1 is named for two results</source>
        <translation>%1 被同时指定给了两个结果</translation>
    </message>
    <message>
        <source>%1 is a file, but the attention needs a folder</source>
        <translation>%1 是文件，而注意力结果需要文件夹</translation>
    </message>
    <message>
        <source>%1 would be written for both %2 and %3</source>
        <translation>%2 和 %3 都会写到 %1</translation>
    </message>
    <message>
        <source>%1 is a file, but the results of several pictures need a folder</source>
        <translation>%1 是文件，而多幅图像的结果需要文件夹</translation>
    </message>
    <message>
        <source>%1 can be the truth of one picture only</source>
        <translation>%1 只能作为一幅图像的真值</translation>
    </message>
    <message>
        <source>Name a COCO file, or a folder with a file for each picture.</source>
        <translation>请给出一个 COCO 文件，或每幅图像各有一个文件的文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 has no truth (.png or .json) for %2</source>
        <translation>文件夹 %1 中没有 %2 的真值（.png 或 .json）</translation>
    </message>
    <message>
        <source>In the truth %1 no pixel has the class &quot;%2&quot;, but: %3</source>
        <translation>真值 %1 中没有类别为“%2”的像素，只有：%3</translation>
    </message>
    <message>
        <source>Name one of these with --class; a label map without names has its labels.</source>
        <translation>请用 --class 指定其中之一；没有名称的标签图用标签值。</translation>
    </message>
    <message>
        <source>The truth %1 has several classes: %2</source>
        <translation>真值 %1 有多个类别：%2</translation>
    </message>
    <message>
        <source>Say with --class which one the object is.</source>
        <translation>请用 --class 说明物体属于哪一类。</translation>
    </message>
</context>
<context>
    <name>TextFile</name>
    <message>
        <source>%1 has %2 bytes; at most %3 are read</source>
        <translation>%1 有 %2 字节；最多读取 %3 字节</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 不是普通文件</translation>
    </message>
    <message>
        <source>Name a file, not a folder.</source>
        <translation>请指定文件，而不是文件夹。</translation>
    </message>
</context>
<context>
    <name>Tokenizer</name>
    <message>
        <source>The text has %1 bytes; at most %2 are tokenized</source>
        <translation>文本有 %1 字节；最多对 %2 字节进行分词</translation>
    </message>
    <message>
        <source>The text is not UTF-8 at byte %1</source>
        <translation>文本在第 %1 字节处不是 UTF-8</translation>
    </message>
    <message>
        <source>Save the text as UTF-8.</source>
        <translation>请将文本保存为 UTF-8。</translation>
    </message>
    <message>
        <source>The model takes no text: it has no input input_ids of whole numbers in two axes</source>
        <translation>该模型不接受文本：它没有名为 input_ids 的二维整数输入</translation>
    </message>
    <message>
        <source>Open a text model such as MiniLM, or leave the text out.</source>
        <translation>请打开 MiniLM 之类的文本模型，或不给文本。</translation>
    </message>
    <message>
        <source>%1 tokens are fewer than the %2 that are put around the text</source>
        <translation>%1 个词元少于加在文本两端的 %2 个</translation>
    </message>
    <message>
        <source>Allow more tokens.</source>
        <translation>请允许更多词元。</translation>
    </message>
    <message>
        <source>%1 tokens are more than a text may have</source>
        <translation>%1 个词元超过文本允许的数量</translation>
    </message>
    <message>
        <source>Get the tokenizer.json again that belongs to the model.</source>
        <translation>请重新获取该模型的 tokenizer.json。</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; is no object</source>
        <translation>%1：字段“%2”不是对象</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; is no list</source>
        <translation>%1：字段“%2”不是列表</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; is neither true nor false</source>
        <translation>%1：字段“%2”既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; is no whole number</source>
        <translation>%1：字段“%2”不是整数</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; is out of range</source>
        <translation>%1：字段“%2”超出范围</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; is no text</source>
        <translation>%1：字段“%2”不是文本</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; has %3 bytes</source>
        <translation>%1：字段“%2”有 %3 字节</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; is none of the words that it may be</source>
        <translation>%1：字段“%2”不是允许的词</translation>
    </message>
    <message>
        <source>%1 is nested more deeply than a tokenizer may</source>
        <translation>%1 的嵌套层数超过分词器允许的层数</translation>
    </message>
    <message>
        <source>%1 holds more values than a tokenizer may</source>
        <translation>%1 中的值多于分词器允许的数量</translation>
    </message>
    <message>
        <source>%1 is no JSON from byte %2 on</source>
        <translation>%1 从第 %2 字节起不是 JSON</translation>
    </message>
    <message>
        <source>%1 has a number that is too large</source>
        <translation>%1 中有过大的数字</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; is of the kind %3; read is %4</source>
        <translation>%1：字段“%2”的类型是 %3；可读取的是 %4</translation>
    </message>
    <message>
        <source>Take the tokenizer.json of a model of the BERT family.</source>
        <translation>请使用 BERT 系列模型的 tokenizer.json。</translation>
    </message>
    <message>
        <source>%1 has a token of %2 bytes in its vocabulary</source>
        <translation>%1 的词表中有一个 %2 字节的词元</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; has an id that another token has</source>
        <translation>%1：字段“%2”的编号已被另一个词元使用</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; has no ids, or not as many as tokens</source>
        <translation>%1：字段“%2”没有编号，或编号与词元数量不同</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; does not have each sentence once</source>
        <translation>%1：字段“%2”没有让每个句子恰好出现一次</translation>
    </message>
    <message>
        <source>%1: the field &quot;%2&quot; is no pair of token and id</source>
        <translation>%1：字段“%2”不是词元与编号的组合</translation>
    </message>
    <message>
        <source>%1 has %2 bytes</source>
        <translation>%1 有 %2 字节</translation>
    </message>
    <message>
        <source>%1 is no tokenizer: it has no model</source>
        <translation>%1 不是分词器：其中没有模型</translation>
    </message>
    <message>
        <source>Name the tokenizer.json that lies beside a model.</source>
        <translation>请指定模型旁边的 tokenizer.json。</translation>
    </message>
    <message>
        <source>The text has %1 tokens more than fit, and the tokenizer cuts the %2 sentence only</source>
        <translation>文本多出 %1 个词元，而该分词器只截断这个句子：%2</translation>
    </message>
    <message>
        <source>Give a shorter text, or allow more tokens.</source>
        <translation>请给出更短的文本，或允许更多词元。</translation>
    </message>
    <message>
        <source>The vocabulary lacks %1, the token for unknown words</source>
        <translation>词表中缺少表示未知词的词元 %1</translation>
    </message>
    <message>
        <source>The tokenizer of %1 is not known</source>
        <translation>不知道 %1 的分词器</translation>
    </message>
    <message>
        <source>Put the file tokenizer.json that came with the model into the model&apos;s folder.</source>
        <translation>请把随模型提供的 tokenizer.json 文件放到模型所在的文件夹中。</translation>
    </message>
    <message>
        <source>The tokenizer makes no pairs of sentences</source>
        <translation>该分词器不支持句对</translation>
    </message>
    <message>
        <source>Leave the second sentence out, or take another tokenizer.</source>
        <translation>请去掉第二句，或换用另一个分词器。</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Opens the window.</source>
        <translation>打开窗口。</translation>
    </message>
    <message>
        <source>Picture to open.</source>
        <translation>要打开的图像。</translation>
    </message>
    <message>
        <source>Device by index or part of its name.</source>
        <translation>设备的序号或名称的一部分。</translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation>system、light 或 dark。</translation>
    </message>
    <message>
        <source>system, en or zh_CN.</source>
        <translation>system、en 或 zh_CN。</translation>
    </message>
    <message>
        <source>--%1 wants one of %2, not &quot;%3&quot;</source>
        <translation>--%1 应为 %2 之一，而不是“%3”</translation>
    </message>
    <message>
        <source>Raise or lower a limit; see tessera limits.</source>
        <translation>提高或降低一项上限；参见 tessera limits。</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no colour like &quot;#0072b2&quot;.</source>
        <translation>工作区的字段“%1”不是形如“#0072b2”的颜色。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no pair of height and width.</source>
        <translation>工作区的字段“%1”不是高和宽。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no run-length mask.</source>
        <translation>工作区的字段“%1”不是游程编码的掩码。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no pair of x and y.</source>
        <translation>工作区的字段“%1”不是 x 和 y。</translation>
    </message>
    <message>
        <source>%1 holds more values than a workspace may</source>
        <translation>%1 中的值超过工作区的上限</translation>
    </message>
    <message>
        <source>%1 is cut off or damaged at byte %2</source>
        <translation>%1 不完整，或在第 %2 字节处损坏</translation>
    </message>
    <message>
        <source>Open an older copy of the workspace.</source>
        <translation>请打开工作区较早的副本。</translation>
    </message>
    <message>
        <source>%1 has a number that is too large</source>
        <translation>%1 中有过大的数</translation>
    </message>
    <message>
        <source>%1 is not a workspace of Tessera</source>
        <translation>%1 不是 Tessera 工作区</translation>
    </message>
    <message>
        <source>Workspaces end in .tessera.</source>
        <translation>工作区文件以 .tessera 结尾。</translation>
    </message>
    <message>
        <source>%1 was made by a newer Tessera, version %2</source>
        <translation>%1 由更新版本的 Tessera 生成，版本 %2</translation>
    </message>
    <message>
        <source>Update Tessera to open it.</source>
        <translation>请更新 Tessera 后再打开。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no object.</source>
        <translation>工作区的字段“%1”不是对象。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no list.</source>
        <translation>工作区的字段“%1”不是列表。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is neither true nor false.</source>
        <translation>工作区的字段“%1”既不是 true 也不是 false。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no number.</source>
        <translation>工作区的字段“%1”不是数字。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no whole number.</source>
        <translation>工作区的字段“%1”不是整数。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is out of range.</source>
        <translation>工作区的字段“%1”超出范围。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no text.</source>
        <translation>工作区的字段“%1”不是文本。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is none of the words that it may be.</source>
        <translation>工作区的字段“%1”不是允许的词。</translation>
    </message>
    <message>
        <source>docs/workspace.md describes workspace files.</source>
        <translation>docs/workspace.md 说明了工作区文件的格式。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; has %2 entries; at most %3 are taken.</source>
        <translation>工作区的字段“%1”有 %2 项；最多接受 %3 项。</translation>
    </message>
    <message>
        <source>Keep less in one workspace.</source>
        <translation>请在一个工作区中少放一些内容。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is too long a text.</source>
        <translation>工作区的字段“%1”文本过长。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is not UTF-8 text.</source>
        <translation>工作区的字段“%1”不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no SHA-256: 64 digits 0-9 and a-f.</source>
        <translation>工作区的字段“%1”不是 SHA-256：应为 64 位 0-9 和 a-f。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; lies outside the picture.</source>
        <translation>工作区的字段“%1”在图像之外。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no label: 1 to 65535.</source>
        <translation>工作区的字段“%1”不是标签：应为 1 到 65535。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no mask of the picture&apos;s size.</source>
        <translation>工作区的字段“%1”不是与图像同样大小的掩码。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is an empty or inverted box.</source>
        <translation>工作区的字段“%1”是空的或颠倒的框。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; must be 1 or more.</source>
        <translation>工作区的字段“%1”必须为 1 或更大。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is a label without a class.</source>
        <translation>工作区的字段“%1”是没有对应类别的标签。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; has the label of another one.</source>
        <translation>工作区的字段“%1”与另一项的标签相同。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; has the number of another one.</source>
        <translation>工作区的字段“%1”与另一项的编号相同。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; names an object that is not there.</source>
        <translation>工作区的字段“%1”指向不存在的物体。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is too large a picture.</source>
        <translation>工作区的字段“%1”是过大的图像。</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no file name.</source>
        <translation>工作区的字段“%1”不是文件名。</translation>
    </message>
    <message>
        <source>%1 is not the picture of the workspace: its SHA-256 is %2, the workspace has %3</source>
        <translation>%1 不是工作区中的图像：它的 SHA-256 是 %2，工作区中是 %3</translation>
    </message>
    <message>
        <source>Bring the original file back, or open the changed picture by itself.</source>
        <translation>请恢复原文件，或单独打开改动后的图像。</translation>
    </message>
    <message>
        <source>%1 has %2 x %3 pixels, the workspace says %4 x %5</source>
        <translation>%1 有 %2 x %3 像素，而工作区记录的是 %4 x %5</translation>
    </message>
    <message>
        <source>The workspace was changed by hand. Open an older copy of it.</source>
        <translation>工作区被手工改动过。请打开较早的副本。</translation>
    </message>
    <message>
        <source>There is no workspace %1</source>
        <translation>没有工作区 %1</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>%1 is not a file</source>
        <translation>%1 不是文件</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; a workspace may have %3</source>
        <translation>%1 有 %2 字节；工作区最多 %3 字节</translation>
    </message>
    <message>
        <source>The workspace would have %1 bytes; it may have %2</source>
        <translation>工作区会有 %1 字节；上限为 %2</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 是空的</translation>
    </message>
    <message>
        <source>The picture %1 of the workspace is not there (SHA-256 %2)</source>
        <translation>工作区的图像 %1 不在（SHA-256 %2）</translation>
    </message>
    <message>
        <source>Bring it back to its place, or tell where it is now.</source>
        <translation>请把它放回原处，或指出它现在的位置。</translation>
    </message>
    <message>
        <source>%1 is nested more deeply than a workspace may</source>
        <translation>%1 的嵌套层数超过工作区的上限</translation>
    </message>
    <message>
        <source>The workspace&apos;s field &quot;%1&quot; is no file.</source>
        <translation>工作区的字段“%1”不是文件。</translation>
    </message>
    <message>
        <source>%1 is not the model of the workspace: its SHA-256 is %2, the workspace has %3</source>
        <translation>%1 不是工作区中的模型：它的 SHA-256 是 %2，工作区中的是 %3</translation>
    </message>
    <message>
        <source>Bring the original file back, or open the changed model by itself.</source>
        <translation>请恢复原来的文件，或单独打开改动过的模型。</translation>
    </message>
    <message>
        <source>The model %1 of the workspace is not there (SHA-256 %2)</source>
        <translation>工作区中的模型 %1 不在了（SHA-256 %2）</translation>
    </message>
</context>
<context>
    <name>WorkspaceSession</name>
    <message>
        <source>Keeping the workspace</source>
        <translation>正在自动保存工作区</translation>
    </message>
    <message>
        <source>Looking for work that was left</source>
        <translation>正在查找遗留的工作</translation>
    </message>
    <message>
        <source>Opening the workspace</source>
        <translation>正在打开工作区</translation>
    </message>
    <message>
        <source>Saving the workspace</source>
        <translation>正在保存工作区</translation>
    </message>
</context>
<context>
    <name>app::DeviceButton</name>
    <message>
        <source>Tessera cannot compute on it: %1</source>
        <translation>Tessera 无法在其上计算：%1</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>独立显卡</translation>
    </message>
    <message>
        <source>integrated graphics</source>
        <translation>集成显卡</translation>
    </message>
    <message>
        <source>software, on the processor</source>
        <translation>软件设备，在处理器上</translation>
    </message>
    <message>
        <source>Driver %1</source>
        <translation>驱动 %1</translation>
    </message>
    <message>
        <source>Looking for devices …</source>
        <translation>正在查找设备…</translation>
    </message>
    <message>
        <source>No device was found</source>
        <translation>没有找到设备</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Compute on %1</source>
        <translation>在 %1 上计算</translation>
    </message>
    <message>
        <source>no device</source>
        <translation>没有设备</translation>
    </message>
    <message>
        <source>opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>opening %1 …</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Computes on %1 (%2), driver %3</source>
        <translation>在 %1（%2）上计算，驱动 %3</translation>
    </message>
    <message>
        <source>Click to choose another device.</source>
        <translation>点击以选择其他设备。</translation>
    </message>
    <message>
        <source>Device: %1</source>
        <translation>设备：%1</translation>
    </message>
    <message>
        <source>It stopped answering and was opened again.</source>
        <translation>它曾停止响应，已重新打开。</translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开一幅图像。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板上没有图像。</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图像</translation>
    </message>
    <message>
        <source>About Tessera</source>
        <translation>关于 Tessera</translation>
    </message>
    <message>
        <source>Tessera %1</source>
        <translation>Tessera %1</translation>
    </message>
    <message>
        <source>A desktop explorer for how vision, attention and reinforcement learning work. Every heavy number is computed by a Vulkan kernel.

Free software under the GNU General Public License, version 3.</source>
        <translation>一个桌面探索工具，展示计算机视觉、注意力机制和强化学习如何工作。所有繁重的计算都由 Vulkan 内核完成。

本程序是自由软件，采用 GNU 通用公共许可证第 3 版。</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>窗格</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放比例</translation>
    </message>
    <message>
        <source>Position and value under the cursor</source>
        <translation>光标处的位置和像素值</translation>
    </message>
    <message>
        <source>This pane has no canvas to zoom.</source>
        <translation>此窗格没有可缩放的画布。</translation>
    </message>
    <message>
        <source>Nothing has been opened yet.</source>
        <translation>还没有打开过文件。</translation>
    </message>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>还没有可导出的内容。</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销：%1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做：%1(&amp;R)</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>文件已不在原处。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Run: tessera assets fetch</source>
        <translation>请运行：tessera assets fetch</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>%1[*] – Tessera</source>
        <translation>%1[*] – Tessera</translation>
    </message>
    <message>
        <source>%1 – %2[*] – Tessera</source>
        <translation>%1 – %2[*] – Tessera</translation>
    </message>
    <message>
        <source>There is nothing to keep yet: open a picture first.</source>
        <translation>还没有可保存的内容：请先打开一幅图像。</translation>
    </message>
    <message>
        <source>There is no text and no file on the clipboard.</source>
        <translation>剪贴板中没有文本，也没有文件。</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>图像 (%1)</translation>
    </message>
    <message>
        <source>;;Workspaces (*.tessera);;All files (*)</source>
        <translation>;;工作区 (*.tessera);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>The device is as good as lost.</source>
        <translation>设备已如同丢失。</translation>
    </message>
    <message>
        <source>The next work on it fails, then it is opened again.</source>
        <translation>其上的下一项计算将失败，随后设备会重新打开。</translation>
    </message>
</context>
<context>
    <name>app::RecentMenu</name>
    <message>
        <source>The file is not there any more.</source>
        <translation>文件已不在原处。</translation>
    </message>
    <message>
        <source>Nothing has been opened yet</source>
        <translation>还没有打开过文件</translation>
    </message>
</context>
<context>
    <name>app::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Pane&amp;l</source>
        <translation>面板(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>&amp;Debug</source>
        <translation>调试(&amp;D)</translation>
    </message>
</context>
<context>
    <name>app::WorkspaceSession</name>
    <message>
        <source>Tessera ended unexpectedly.</source>
        <translation>Tessera 上次意外结束。</translation>
    </message>
    <message>
        <source>What was open then was kept at %1.</source>
        <translation>当时打开的内容保存于 %1。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Workspaces (*.tessera);;All files (*)</source>
        <translation>工作区 (*.tessera);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Tessera ended unexpectedly. What was open is back.</source>
        <translation>Tessera 上次意外结束，先前打开的内容已恢复。</translation>
    </message>
    <message>
        <source>Kept at %1.</source>
        <translation>保存于 %1。</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>%1 现在在哪里？</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save workspace</source>
        <translation>保存工作区</translation>
    </message>
    <message>
        <source>Workspaces (*.tessera)</source>
        <translation>工作区 (*.tessera)</translation>
    </message>
    <message>
        <source>workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save what was made?</source>
        <translation>要保存所做的工作吗？</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>要保存对 %1 的更改吗？</translation>
    </message>
    <message>
        <source>What is not saved is lost.</source>
        <translation>未保存的内容会丢失。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>bench</name>
    <message>
        <source>Timing %1: run %2 of %3</source>
        <translation>正在测量 %1：第 %2 次，共 %3 次</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>There is not enough memory for this</source>
        <translation>内存不足，无法完成</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller picture</source>
        <translation>请关闭其他程序，或使用较小的图像</translation>
    </message>
    <message>
        <source>Unexpected failure: %1</source>
        <translation>意外的故障：%1</translation>
    </message>
    <message>
        <source>Please report this with what you did before</source>
        <translation>请报告此问题，并说明之前的操作</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>Mask (PNG)</source>
        <translation>掩码（PNG）</translation>
    </message>
    <message>
        <source>Label map (PNG with palette)</source>
        <translation>标签图（带调色板的 PNG）</translation>
    </message>
    <message>
        <source>Overlay (PNG)</source>
        <translation>叠加图（PNG）</translation>
    </message>
    <message>
        <source>Cut-out (PNG with transparency)</source>
        <translation>抠图（透明 PNG）</translation>
    </message>
    <message>
        <source>COCO, polygons (JSON)</source>
        <translation>COCO，多边形（JSON）</translation>
    </message>
    <message>
        <source>COCO, run lengths (JSON)</source>
        <translation>COCO，游程编码（JSON）</translation>
    </message>
    <message>
        <source>Pascal VOC (XML and PNGs)</source>
        <translation>Pascal VOC（XML 和 PNG）</translation>
    </message>
    <message>
        <source>YOLO polygons (text)</source>
        <translation>YOLO 多边形（文本）</translation>
    </message>
    <message>
        <source>Outlines (SVG)</source>
        <translation>轮廓（SVG）</translation>
    </message>
    <message>
        <source>There is no picture whose objects could be written</source>
        <translation>没有可写出物体的图像</translation>
    </message>
    <message>
        <source>%1 is of no format of annotations that can be read</source>
        <translation>%1 不是可读取的标注格式</translation>
    </message>
    <message>
        <source>COCO (JSON), Pascal VOC (XML), YOLO (.txt), SVG outlines, and PNG label maps and masks can be read.</source>
        <translation>可以读取 COCO（JSON）、Pascal VOC（XML）、YOLO（.txt）、SVG 轮廓，以及 PNG 标签图和掩码。</translation>
    </message>
    <message>
        <source>A mask has %1 pixels, but the picture %2</source>
        <translation>掩码为 %1 像素，而图像为 %2</translation>
    </message>
    <message>
        <source>There is no class with the label %1</source>
        <translation>没有标签为 %1 的类别</translation>
    </message>
    <message>
        <source>There can be at most %1 classes</source>
        <translation>最多可有 %1 个类别</translation>
    </message>
    <message>
        <source>%1 is not JSON, or was cut off: at byte %2</source>
        <translation>%1 不是 JSON，或不完整：第 %2 字节处</translation>
    </message>
    <message>
        <source>Export the annotation again.</source>
        <translation>请重新导出标注。</translation>
    </message>
    <message>
        <source>%1 has an annotation (%2) whose &quot;%3&quot; is not as COCO has it</source>
        <translation>%1 中有一个标注（%2）的“%3”不符合 COCO 格式</translation>
    </message>
    <message>
        <source>%1 has an annotation (%2) with more than %3 numbers</source>
        <translation>%1 中有一个标注（%2）的数字超过 %3 个</translation>
    </message>
    <message>
        <source>%1 is nested deeper than COCO files are</source>
        <translation>%1 的嵌套比 COCO 文件更深</translation>
    </message>
    <message>
        <source>%1 is JSON, but has neither &quot;images&quot; nor &quot;annotations&quot;</source>
        <translation>%1 是 JSON，但既没有 &quot;images&quot; 也没有 &quot;annotations&quot;</translation>
    </message>
    <message>
        <source>Name a COCO file of instances.</source>
        <translation>请给出 COCO 实例标注文件。</translation>
    </message>
    <message>
        <source>%1 has several pictures that could be %2</source>
        <translation>%1 中有多幅图像可能是 %2</translation>
    </message>
    <message>
        <source>Give the picture the name that it has in the file.</source>
        <translation>请让图像的名称与文件中的一致。</translation>
    </message>
    <message>
        <source>%1 has no picture that is called %2 or has %3 pixels</source>
        <translation>%1 中没有名为 %2 或大小为 %3 像素的图像</translation>
    </message>
    <message>
        <source>%1 has more than %2 pictures</source>
        <translation>%1 的图像超过 %2 幅</translation>
    </message>
    <message>
        <source>%1 has a picture (number %2) without an id</source>
        <translation>%1 中有一幅图像（第 %2 个）没有 id</translation>
    </message>
    <message>
        <source>%1 has a category (&quot;%2&quot;) without an id of its own</source>
        <translation>%1 中有一个类别（“%2”）没有自己的 id</translation>
    </message>
    <message>
        <source>%1 has more than %2 categories</source>
        <translation>%1 的类别超过 %2 个</translation>
    </message>
    <message>
        <source>%1 has an annotation (%2) of the category %3, which it does not list</source>
        <translation>%1 中有一个标注（%2）属于未列出的类别 %3</translation>
    </message>
    <message>
        <source>Add the category to the file, or take out the annotation.</source>
        <translation>请在文件中添加该类别，或去掉该标注。</translation>
    </message>
    <message>
        <source>%1 has more than %2 objects for this picture</source>
        <translation>%1 中此图像的物体超过 %2 个</translation>
    </message>
    <message>
        <source>A polygon has %1 numbers, not pairs of three corners or more</source>
        <translation>多边形有 %1 个数，而不是三个以上角点的坐标对</translation>
    </message>
    <message>
        <source>The run lengths have no &quot;size&quot; of height and width</source>
        <translation>游程编码没有给出高和宽的“size”</translation>
    </message>
    <message>
        <source>The run lengths are of %1 pixels, but the picture has %2</source>
        <translation>游程编码为 %1 像素，而图像为 %2</translation>
    </message>
    <message>
        <source>The mask of annotation %1 in %2 is broken</source>
        <translation>%2 中标注 %1 的掩码已损坏</translation>
    </message>
    <message>
        <source>The label %1 stands for %2 in one picture and for %3 in another</source>
        <translation>标签 %1 在一幅图像中表示 %2，在另一幅中表示 %3</translation>
    </message>
    <message>
        <source>Write a file for each picture, or give the classes one order.</source>
        <translation>请为每幅图像写一个文件，或统一类别的顺序。</translation>
    </message>
    <message>
        <source>Objects with holes are written as run lengths, because COCO&apos;s polygons have none: %1</source>
        <translation>有孔洞的物体写成游程编码，因为 COCO 的多边形不能有孔洞：%1</translation>
    </message>
    <message>
        <source>The outline of an object is longer than %1 pixels</source>
        <translation>某个物体的轮廓超过 %1 像素</translation>
    </message>
    <message>
        <source>A polygon has a coordinate that is no number</source>
        <translation>多边形有一个坐标不是数字</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file</source>
        <translation>%1 是文件夹，不是文件</translation>
    </message>
    <message>
        <source>Name the file of annotations inside it.</source>
        <translation>请给出其中的标注文件。</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 不是普通文件</translation>
    </message>
    <message>
        <source>Name the file of annotations.</source>
        <translation>请给出标注文件。</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; at most %3 are read</source>
        <translation>%1 有 %2 字节；最多读取 %3 字节</translation>
    </message>
    <message>
        <source>%1 is for a picture of %2 pixels, but this one has %3</source>
        <translation>%1 用于 %2 像素的图像，而此图像为 %3</translation>
    </message>
    <message>
        <source>Choose the annotations of this picture.</source>
        <translation>请选择此图像的标注。</translation>
    </message>
    <message>
        <source>Objects that reached out of the picture were cut at its border: %1</source>
        <translation>超出图像的物体在边界处截断：%1</translation>
    </message>
    <message>
        <source>Objects without a pixel inside of the picture were left out: %1</source>
        <translation>略去了在图像内没有像素的物体：%1</translation>
    </message>
    <message>
        <source>Objects of which only a box is known were taken as the whole box: %1</source>
        <translation>只有框的物体按整个框处理：%1</translation>
    </message>
    <message>
        <source>Objects without a mask were left out: %1</source>
        <translation>略去了没有掩码的物体：%1</translation>
    </message>
    <message>
        <source>Shapes of another kind than paths and polygons were left out: %1</source>
        <translation>略去了路径和多边形之外的图形：%1</translation>
    </message>
    <message>
        <source>An outline cannot be read from character %1 on</source>
        <translation>轮廓从第 %1 个字符起无法读取</translation>
    </message>
    <message>
        <source>An outline has curves; only straight lines can be read</source>
        <translation>轮廓含有曲线；只能读取直线</translation>
    </message>
    <message>
        <source>Turn the curves into lines in the program that made the drawing.</source>
        <translation>请在绘图程序中把曲线转换为直线。</translation>
    </message>
    <message>
        <source>The XML is broken at byte %1</source>
        <translation>XML 在第 %1 字节处损坏</translation>
    </message>
    <message>
        <source>There is no &lt;%1&gt;</source>
        <translation>没有 &lt;%1&gt;</translation>
    </message>
    <message>
        <source>%1 is not a drawing of outlines</source>
        <translation>%1 不是由轮廓构成的图</translation>
    </message>
    <message>
        <source>It is nested too deeply</source>
        <translation>它的嵌套过深</translation>
    </message>
    <message>
        <source>%1 moves or scales its shapes, which cannot be read</source>
        <translation>%1 对图形做了移动或缩放，无法读取</translation>
    </message>
    <message>
        <source>Save the drawing without transforms.</source>
        <translation>请保存不含变换的图。</translation>
    </message>
    <message>
        <source>%1 is not an annotation of Pascal VOC</source>
        <translation>%1 不是 Pascal VOC 标注</translation>
    </message>
    <message>
        <source>&lt;%1&gt; has no number</source>
        <translation>&lt;%1&gt; 没有数字</translation>
    </message>
    <message>
        <source>A box ends before it begins, in the object &quot;%1&quot;</source>
        <translation>物体“%1”的框终点在起点之前</translation>
    </message>
    <message>
        <source>%1 has the object %2, but its XML lists %3</source>
        <translation>%1 中有物体 %2，而其 XML 列出 %3 个</translation>
    </message>
    <message>
        <source>Take XML and PNGs from the same export.</source>
        <translation>请使用同一次导出的 XML 和 PNG。</translation>
    </message>
    <message>
        <source>Pascal VOC can hold %1 objects in a picture, but there are %2</source>
        <translation>Pascal VOC 每幅图像最多 %1 个物体，而这里有 %2 个</translation>
    </message>
    <message>
        <source>Choose COCO, which has no such limit.</source>
        <translation>请选择 COCO，它没有这个限制。</translation>
    </message>
    <message>
        <source>Pascal VOC can hold labels up to %1, but there is the label %2</source>
        <translation>Pascal VOC 的标签最大为 %1，而这里有标签 %2</translation>
    </message>
    <message>
        <source>Objects overlap: in the PNGs the later one lies on top, and these lost pixels: %1</source>
        <translation>物体有重叠：PNG 中后面的在上层，以下物体损失了像素：%1</translation>
    </message>
    <message>
        <source>Objects without a pixel were left out: %1</source>
        <translation>略去了没有像素的物体：%1</translation>
    </message>
    <message>
        <source>There is neither classes.txt nor data.yaml: the classes are called by their numbers</source>
        <translation>既没有 classes.txt 也没有 data.yaml：类别以编号命名</translation>
    </message>
    <message>
        <source>Line %1 of %2 is not an object as YOLO has it</source>
        <translation>%2 的第 %1 行不是 YOLO 格式的物体</translation>
    </message>
    <message>
        <source>It has a word that is no number</source>
        <translation>它含有不是数字的词</translation>
    </message>
    <message>
        <source>It does not begin with the number of a class</source>
        <translation>它没有以类别编号开头</translation>
    </message>
    <message>
        <source>It has the class %1, but only %2 classes are listed</source>
        <translation>它的类别为 %1，但只列出了 %2 个类别</translation>
    </message>
    <message>
        <source>The class %1 is not in the list of classes</source>
        <translation>类别 %1 不在类别列表中</translation>
    </message>
    <message>
        <source>The truth has classes that no object has: %1</source>
        <translation>真值中有物体没有的类别：%1</translation>
    </message>
</context>
<context>
    <name>gpu</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>A tensor of shape %1 is too large</source>
        <translation>形状为 %1 的张量太大</translation>
    </message>
    <message>
        <source>Tensors of more than %1 dimensions are not supported</source>
        <translation>不支持超过 %1 维的张量</translation>
    </message>
    <message>
        <source>Shapes %1 and %2 cannot be broadcast together</source>
        <translation>形状 %1 与 %2 无法相互广播</translation>
    </message>
    <message>
        <source>Axis %1 is outside a tensor of %2 dimensions</source>
        <translation>轴 %1 超出 %2 维张量的范围</translation>
    </message>
    <message>
        <source>The device offers no memory of the kind that is needed</source>
        <translation>设备没有所需类型的内存</translation>
    </message>
    <message>
        <source>%1 MiB are more than the device&apos;s memory of %2 MiB</source>
        <translation>%1 MiB 超过了设备内存 %2 MiB</translation>
    </message>
    <message>
        <source>Use a smaller picture or model, or choose another device</source>
        <translation>请使用较小的图像或模型，或选择另一个设备</translation>
    </message>
    <message>
        <source>A tensor of %1 MiB is larger than this device can bind at once (%2 MiB)</source>
        <translation>%1 MiB 的张量超过了此设备一次能绑定的大小（%2 MiB）</translation>
    </message>
    <message>
        <source>A buffer does not lie inside its block of memory</source>
        <translation>缓冲区超出了它的内存块</translation>
    </message>
    <message>
        <source>A tensor of %1 MiB is larger than this device&apos;s texel buffers may be</source>
        <translation>%1 MiB 的张量超过了此设备纹素缓冲区的上限</translation>
    </message>
    <message>
        <source>Choose another device</source>
        <translation>请选择另一个设备</translation>
    </message>
    <message>
        <source>No device here can run Tessera: %1</source>
        <translation>本机没有能运行 Tessera 的设备：%1</translation>
    </message>
    <message>
        <source>There is no device &quot;%1&quot;</source>
        <translation>没有设备“%1”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; fits more than one device</source>
        <translation>“%1”与不止一个设备相符</translation>
    </message>
    <message>
        <source>Device &quot;%1&quot; cannot be used: it %2</source>
        <translation>设备“%1”不能使用：%2</translation>
    </message>
    <message>
        <source>The device has no compute queue</source>
        <translation>设备没有计算队列</translation>
    </message>
    <message>
        <source>A copy of %1 bytes at %2 does not fit a buffer of %3 bytes</source>
        <translation>在 %2 处复制 %1 字节超出了 %3 字节的缓冲区</translation>
    </message>
    <message>
        <source>Kernel %1 asks for %2 invocations in a workgroup, the device allows %3</source>
        <translation>内核 %1 要求工作组有 %2 个调用，设备只允许 %3 个</translation>
    </message>
    <message>
        <source>There is no kernel &quot;%1&quot;</source>
        <translation>没有内核“%1”</translation>
    </message>
    <message>
        <source>A permutation of %1 axes does not fit a tensor of %2 dimensions</source>
        <translation>%1 个轴的排列不适合 %2 维张量</translation>
    </message>
    <message>
        <source>A permutation names an axis twice</source>
        <translation>排列中有重复的轴</translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot become %2: the counts differ</source>
        <translation>形状为 %1 的张量不能变为 %2：元素个数不同</translation>
    </message>
    <message>
        <source>A slice leaves its tensor of shape %1</source>
        <translation>切片超出了形状为 %1 的张量</translation>
    </message>
    <message>
        <source>Shape %1 cannot be stretched to %2</source>
        <translation>形状 %1 不能扩展为 %2</translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be copied to one of shape %2</source>
        <translation>形状为 %1 的张量不能复制到形状为 %2 的张量</translation>
    </message>
    <message>
        <source>An elementwise program is not valid: %1</source>
        <translation>逐元素运算程序无效：%1</translation>
    </message>
    <message>
        <source>%1 cannot have a result of shape %2</source>
        <translation>%1 的结果不能是形状 %2</translation>
    </message>
    <message>
        <source>Nothing can be gathered from an empty axis</source>
        <translation>空轴上没有可收集的元素</translation>
    </message>
    <message>
        <source>%1 cannot make %3 from %2</source>
        <translation>%1 不能由 %2 得到 %3</translation>
    </message>
    <message>
        <source>A matrix product of %1 and %2x%3 cannot be stored as %4</source>
        <translation>%1 与 %2x%3 的矩阵乘积不能存为 %4</translation>
    </message>
    <message>
        <source>A matrix product needs two dimensions, not shape %1</source>
        <translation>矩阵乘积需要二维，而不是形状 %1</translation>
    </message>
    <message>
        <source>A packed matrix has two dimensions, not shape %1</source>
        <translation>打包的矩阵是二维的，而不是形状 %1</translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be normalised to one of shape %2</source>
        <translation>形状为 %1 的张量不能归一化为形状 %2</translation>
    </message>
    <message>
        <source>A scale or bias of shape %1 does not fit rows of %2 elements</source>
        <translation>形状为 %1 的缩放或偏置与每行 %2 个元素不符</translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be reduced to one of shape %2</source>
        <translation>形状为 %1 的张量不能归约为形状 %2</translation>
    </message>
    <message>
        <source>There is no largest element along an empty axis</source>
        <translation>空轴上没有最大元素</translation>
    </message>
    <message>
        <source>Unknown coordinates of a resize</source>
        <translation>缩放的坐标方式未知</translation>
    </message>
    <message>
        <source>Unknown rounding of a resize</source>
        <translation>缩放的取整方式未知</translation>
    </message>
    <message>
        <source>Unknown mode of a resize</source>
        <translation>缩放的模式未知</translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be resized to shape %2</source>
        <translation>形状为 %1 的张量不能缩放为形状 %2</translation>
    </message>
    <message>
        <source>An empty picture cannot be resized</source>
        <translation>空图像不能缩放</translation>
    </message>
    <message>
        <source>A tensor of %1 elements is too large for this operation</source>
        <translation>%1 个元素的张量对此运算来说太大</translation>
    </message>
    <message>
        <source>Kernel %1 needs %2 workgroups, the device allows %3</source>
        <translation>内核 %1 需要 %2 个工作组，设备只允许 %3 个</translation>
    </message>
    <message>
        <source>Kernel %1 was called with the wrong arguments</source>
        <translation>调用内核 %1 的参数有误</translation>
    </message>
    <message>
        <source>Kernel %1 has more parameters than the device allows</source>
        <translation>内核 %1 的参数超过了设备的上限</translation>
    </message>
    <message>
        <source>%1 values do not fill a tensor of shape %2</source>
        <translation>%1 个值填不满形状为 %2 的张量</translation>
    </message>
    <message>
        <source>A tensor of shape %1 does not fit its buffer of %2 bytes</source>
        <translation>形状为 %1 的张量与 %2 字节的缓冲区不符</translation>
    </message>
    <message>
        <source>The graphics driver failed: %1 returned %2</source>
        <translation>显卡驱动出错：%1 返回 %2</translation>
    </message>
    <message>
        <source>The device has not enough memory (%1)</source>
        <translation>设备内存不足（%1）</translation>
    </message>
    <message>
        <source>Close other programs, use a smaller picture, or choose another device</source>
        <translation>请关闭其他程序、使用较小的图像，或选择另一个设备</translation>
    </message>
    <message>
        <source>The device stopped answering (%1)</source>
        <translation>设备停止响应（%1）</translation>
    </message>
    <message>
        <source>Try again; if it happens often, choose another device</source>
        <translation>请重试；如果经常发生，请选择另一个设备</translation>
    </message>
    <message>
        <source>No Vulkan driver was found</source>
        <translation>没有找到 Vulkan 驱动</translation>
    </message>
    <message>
        <source>Update the graphics driver, or choose another device</source>
        <translation>请更新显卡驱动，或选择另一个设备</translation>
    </message>
    <message>
        <source>The Vulkan validation layer is not installed</source>
        <translation>没有安装 Vulkan 验证层</translation>
    </message>
    <message>
        <source>Install vulkan-validationlayers, or unset TESSERA_VALIDATION</source>
        <translation>请安装 vulkan-validationlayers，或取消设置 TESSERA_VALIDATION</translation>
    </message>
    <message>
        <source>A built-in kernel is damaged</source>
        <translation>内置的内核已损坏</translation>
    </message>
    <message>
        <source>Attention of %1, %2 and %3 cannot be stored as %4</source>
        <translation>%1、%2 与 %3 的注意力不能存为 %4</translation>
    </message>
    <message>
        <source>Attention heads have at most %1 columns, these have %2</source>
        <translation>注意力头至多 %1 列，这里有 %2 列</translation>
    </message>
    <message>
        <source>Weights of shape %1 do not fit the convolution</source>
        <translation>形状为 %1 的权重与卷积不符</translation>
    </message>
    <message>
        <source>A convolution of %1 cannot be stored as %2</source>
        <translation>%1 的卷积不能存为 %2</translation>
    </message>
    <message>
        <source>A convolution needs four dimensions, not shape %1</source>
        <translation>卷积需要四维，而不是形状 %1</translation>
    </message>
    <message>
        <source>Devices here: %1. Leave the choice out to take the best one.</source>
        <translation>本机的设备：%1。不指定则选用最好的一个。</translation>
    </message>
    <message>
        <source>Install mesa-vulkan-drivers, which brings a driver that needs no graphics card.</source>
        <translation>请安装 mesa-vulkan-drivers，它带有不需要显卡的驱动。</translation>
    </message>
    <message>
        <source>Install a Vulkan driver; mesa-vulkan-drivers brings one that needs no graphics card.</source>
        <translation>请安装 Vulkan 驱动；mesa-vulkan-drivers 带有不需要显卡的驱动。</translation>
    </message>
    <message>
        <source>A label map of %1 x %2 pixels is too large to be counted at once</source>
        <translation>%1 x %2 像素的标签图太大，无法一次计数</translation>
    </message>
    <message>
        <source>%1 was given tensors of another world</source>
        <translation>%1 得到的张量属于另一个世界</translation>
    </message>
    <message>
        <source>A grid world was given cells or winds of another size</source>
        <translation>网格世界得到的格子或风的数目不符</translation>
    </message>
    <message>
        <source>A grid world of %1 x %2 cells is too large for %3</source>
        <translation>%1 x %2 格的网格世界对 %3 来说过大</translation>
    </message>
    <message>
        <source>Choose another device, or let the host compute.</source>
        <translation>请选择其他设备，或由主机计算。</translation>
    </message>
    <message>
        <source>%1 has no state to begin in</source>
        <translation>%1 没有可以开始的状态</translation>
    </message>
    <message>
        <source>%1 cannot make %2</source>
        <translation>%1 无法生成 %2</translation>
    </message>
    <message>
        <source>%1 MiB more would be too much: the device holds %2 MiB already</source>
        <translation>再占用 %1 MiB 就太多了：设备上已有 %2 MiB</translation>
    </message>
    <message>
        <source>A line of %1 elements is too long to select from; the limit is %2</source>
        <translation>一行 %1 个元素过长，无法从中选择；上限为 %2</translation>
    </message>
    <message>
        <source>Split the axis, select from each part, and then from what was selected.</source>
        <translation>请拆分该轴，先从各部分中选择，再从选出的元素中选择。</translation>
    </message>
    <message>
        <source>An empty picture cannot be sampled</source>
        <translation>无法对空图像采样</translation>
    </message>
    <message>
        <source>There is no axis %1 in a tensor of %2 dimensions</source>
        <translation>%2 维张量没有轴 %1</translation>
    </message>
    <message>
        <source>The logarithm of a sum of powers is not made of integers</source>
        <translation>整数不能求幂之和的对数</translation>
    </message>
    <message>
        <source>A copy does not change the size of elements</source>
        <translation>复制不改变元素的大小</translation>
    </message>
    <message>
        <source>A tensor is read as if its elements had another size</source>
        <translation>读取张量时把元素当成了另一种大小</translation>
    </message>
</context>
<context>
    <name>image</name>
    <message>
        <source>%1 is damaged or incomplete</source>
        <translation>%1 已损坏或不完整</translation>
    </message>
    <message>
        <source>Copy or download the picture again.</source>
        <translation>请重新复制或下载图像。</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a picture</source>
        <translation>%1 是文件夹，不是图像</translation>
    </message>
    <message>
        <source>Name one picture file inside it.</source>
        <translation>请指定其中的一个图像文件。</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 不是普通文件</translation>
    </message>
    <message>
        <source>Name a picture file.</source>
        <translation>请指定一个图像文件。</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; at most %3 are read</source>
        <translation>%1 有 %2 字节；至多读取 %3 字节</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 是空文件</translation>
    </message>
    <message>
        <source>%1 is not a picture that can be read</source>
        <translation>%1 不是可以读取的图像</translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP, BMP, TIFF and PNM can be read; the content counts, not the file&apos;s name.</source>
        <translation>可以读取 PNG、JPEG、WebP、BMP、TIFF 和 PNM；以内容为准，与文件名无关。</translation>
    </message>
    <message>
        <source>%1 says that its size is %2 pixels</source>
        <translation>%1 声称大小为 %2 像素</translation>
    </message>
    <message>
        <source>%1 has %2 pixels; at most %3 pixels and %4 along one side are read</source>
        <translation>%1 有 %2 像素；至多读取 %3 像素，单边至多 %4</translation>
    </message>
    <message>
        <source>%1 has %2 pixels and would take %3 bytes decoded; at most %4 are allowed</source>
        <translation>%1 有 %2 像素，解码后需 %3 字节；至多允许 %4 字节</translation>
    </message>
    <message>
        <source>%1 holds numbers of a kind that is not a photo&apos;s</source>
        <translation>%1 中的数值类型不是照片所用的类型</translation>
    </message>
    <message>
        <source>Save it with 8 or 16 bits per channel.</source>
        <translation>请以每通道 8 位或 16 位保存。</translation>
    </message>
    <message>
        <source>A picture cannot be written as %1</source>
        <translation>图像不能写成 %1</translation>
    </message>
    <message>
        <source>End the name in .png (a picture that is not a mask also in .jpg).</source>
        <translation>文件名请以 .png 结尾（非掩码的图像也可用 .jpg）。</translation>
    </message>
    <message>
        <source>%1 could not be encoded</source>
        <translation>%1 未能编码</translation>
    </message>
    <message>
        <source>%1 could not be encoded: %2</source>
        <translation>%1 未能编码：%2</translation>
    </message>
    <message>
        <source>There is no picture to write to %1</source>
        <translation>没有图像可写入 %1</translation>
    </message>
    <message>
        <source>%1 is a JPEG of a kind that cannot be read: %2</source>
        <translation>%1 是无法读取的 JPEG 类型：%2</translation>
    </message>
    <message>
        <source>Save it as an 8-bit JPEG or as PNG.</source>
        <translation>请另存为 8 位 JPEG 或 PNG。</translation>
    </message>
    <message>
        <source>%1 is damaged or incomplete: %2</source>
        <translation>%1 已损坏或不完整：%2</translation>
    </message>
    <message>
        <source>The mask has %1 x %2 pixels, but the picture %3 x %4</source>
        <translation>掩码为 %1 x %2 像素，而图像为 %3 x %4</translation>
    </message>
    <message>
        <source>The opacity must lie between 0 and 1, not %1</source>
        <translation>不透明度须在 0 与 1 之间，而不是 %1</translation>
    </message>
    <message>
        <source>A picture of %1 x %2 pixels cannot be resized to %3 x %4</source>
        <translation>%1 x %2 像素的图像不能缩放为 %3 x %4</translation>
    </message>
    <message>
        <source>%1 is a %2 picture, not a label map</source>
        <translation>%1 是 %2 图片，不是标签图</translation>
    </message>
    <message>
        <source>Save it as a PNG in grey (8 or 16 bits) or with a palette: a pixel&apos;s value is its label.</source>
        <translation>请存为灰度（8 或 16 位）或带调色板的 PNG：像素的值就是它的标签。</translation>
    </message>
    <message>
        <source>%1 is a picture in colour or with transparency, not a label map</source>
        <translation>%1 是彩色或带透明度的图片，不是标签图</translation>
    </message>
    <message>
        <source>A PNG could not be encoded: %1</source>
        <translation>无法编码 PNG：%1</translation>
    </message>
    <message>
        <source>There is no picture to write</source>
        <translation>没有可写出的图像</translation>
    </message>
    <message>
        <source>The label %1 has no colour in a palette of %2</source>
        <translation>标签 %1 在 %2 色的调色板中没有颜色</translation>
    </message>
</context>
<context>
    <name>onnx</name>
    <message>
        <source>Tensors of type %1 are not supported here</source>
        <translation>此处不支持类型为 %1 的张量</translation>
    </message>
    <message>
        <source>The place of the tensor %1 in its file is not a number: %2</source>
        <translation>张量 %1 在文件中的位置不是数字：%2</translation>
    </message>
    <message>
        <source>The model wants to read weights from outside of its folder: %1</source>
        <translation>模型想从它的文件夹之外读取权重：%1</translation>
    </message>
    <message>
        <source>The model&apos;s file of weights is missing: %1</source>
        <translation>缺少模型的权重文件：%1</translation>
    </message>
    <message>
        <source>Put it beside the model file.</source>
        <translation>请把它放在模型文件旁边。</translation>
    </message>
    <message>
        <source>The model wants to read weights from the file %1, but was not read from a folder</source>
        <translation>模型想从文件 %1 读取权重，但模型并非读自文件夹</translation>
    </message>
    <message>
        <source>The file of weights %1 is too short</source>
        <translation>权重文件 %1 太短</translation>
    </message>
    <message>
        <source>The model&apos;s weights take more than %1 bytes</source>
        <translation>模型的权重超过 %1 字节</translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation>无法读取文件 %1</translation>
    </message>
    <message>
        <source>There is no fusion pass named %1</source>
        <translation>没有名为 %1 的融合步骤</translation>
    </message>
    <message>
        <source>The attribute %1 of the node %2 has an unexpected type</source>
        <translation>节点 %2 的属性 %1 类型不符</translation>
    </message>
    <message>
        <source>The graph has no tensor named %1</source>
        <translation>计算图中没有名为 %1 的张量</translation>
    </message>
    <message>
        <source>An integer is divided by 0</source>
        <translation>整数除以 0</translation>
    </message>
    <message>
        <source>Mod of floating-point numbers needs fmod = 1</source>
        <translation>浮点数的 Mod 需要 fmod = 1</translation>
    </message>
    <message>
        <source>Both values of Where need the same type</source>
        <translation>Where 的两个值须为同一类型</translation>
    </message>
    <message>
        <source>The index %1 is outside of an axis of %2 elements</source>
        <translation>下标 %1 超出有 %2 个元素的轴</translation>
    </message>
    <message>
        <source>Indices of shape %1 do not fit data of shape %2</source>
        <translation>形状为 %1 的下标与形状为 %2 的数据不符</translation>
    </message>
    <message>
        <source>Tensors of different types cannot be concatenated</source>
        <translation>不同类型的张量不能拼接</translation>
    </message>
    <message>
        <source>The padding mode %1 is not supported</source>
        <translation>不支持填充方式 %1</translation>
    </message>
    <message>
        <source>A tensor of shape %1 has no triangle</source>
        <translation>形状为 %1 的张量没有三角部分</translation>
    </message>
    <message>
        <source>ConstantOfShape needs one value, not %1</source>
        <translation>ConstantOfShape 需要一个值，而不是 %1 个</translation>
    </message>
    <message>
        <source>OneHot needs two values</source>
        <translation>OneHot 需要两个值</translation>
    </message>
    <message>
        <source>There is no element %1 in a tensor of shape %2</source>
        <translation>形状为 %2 的张量中没有元素 %1</translation>
    </message>
    <message>
        <source>A tensor of type %1 and shape %2 has %3 bytes instead of %4</source>
        <translation>类型为 %1、形状为 %2 的张量有 %3 字节，应为 %4 字节</translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be given the shape %2</source>
        <translation>形状为 %1 的张量不能改为形状 %2</translation>
    </message>
    <message>
        <source>A tensor of type %1 was read as %2</source>
        <translation>类型为 %1 的张量被当作 %2 读取</translation>
    </message>
    <message>
        <source>The model&apos;s input %1 is %2 and cannot take a tensor of type %3 and shape %4</source>
        <translation>模型的输入 %1 是 %2，不能接受类型为 %3、形状为 %4 的张量</translation>
    </message>
    <message>
        <source>The model has no input named %1</source>
        <translation>模型没有名为 %1 的输入</translation>
    </message>
    <message>
        <source>The shape of the model&apos;s input %1 (%2) is not fixed</source>
        <translation>模型输入 %1 的形状（%2）未确定</translation>
    </message>
    <message>
        <source>its result depends on values that are only known at run time</source>
        <translation>其结果取决于运行时才知道的值</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; is used before it is made</source>
        <translation>张量“%1”在产生之前就被使用</translation>
    </message>
    <message>
        <source>An axis is named twice</source>
        <translation>有重复的轴</translation>
    </message>
    <message>
        <source>A slice has a step of 0</source>
        <translation>切片的步长为 0</translation>
    </message>
    <message>
        <source>Input %1 is missing</source>
        <translation>缺少输入 %1</translation>
    </message>
    <message>
        <source>Input %1 (%2) must be constant, but depends on the model&apos;s input values</source>
        <translation>输入 %1（%2）必须是常量，但它取决于模型的输入值</translation>
    </message>
    <message>
        <source>A slice needs as many starts as ends</source>
        <translation>切片的起点数须与终点数相同</translation>
    </message>
    <message>
        <source>A slice needs as many starts as axes and steps</source>
        <translation>切片的起点数须与轴数和步长数相同</translation>
    </message>
    <message>
        <source>The new shape is missing</source>
        <translation>缺少新的形状</translation>
    </message>
    <message>
        <source>%1 is no valid extent to reshape to</source>
        <translation>%1 不是有效的变形尺寸</translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be reshaped to %2</source>
        <translation>形状为 %1 的张量不能变形为 %2</translation>
    </message>
    <message>
        <source>Axis %1 of shape %2 is not 1 and cannot be squeezed</source>
        <translation>形状 %2 的轴 %1 不为 1，不能压缩</translation>
    </message>
    <message>
        <source>The axes to insert are missing</source>
        <translation>缺少要插入的轴</translation>
    </message>
    <message>
        <source>Axis %1 is outside of a tensor of %2 dimensions</source>
        <translation>轴 %1 超出 %2 维张量的范围</translation>
    </message>
    <message>
        <source>perm does not name each of %1 axes once</source>
        <translation>perm 没有恰好列出全部 %1 个轴各一次</translation>
    </message>
    <message>
        <source>Tile needs one number of repetitions per axis</source>
        <translation>Tile 的每个轴需要一个重复次数</translation>
    </message>
    <message>
        <source>An axis of %1 elements cannot be split into these %2 parts</source>
        <translation>有 %1 个元素的轴不能分成这 %2 份</translation>
    </message>
    <message>
        <source>Pad needs two numbers per axis of %1</source>
        <translation>Pad 对 %1 的每个轴需要两个数</translation>
    </message>
    <message>
        <source>Pad cuts away more than there is of %1</source>
        <translation>Pad 从 %1 截去的超过了已有的</translation>
    </message>
    <message>
        <source>The node %1 (%2) cannot be computed: %3</source>
        <translation>节点 %1（%2）无法计算：%3</translation>
    </message>
    <message>
        <source>The operator %1 of the node %2 is not supported</source>
        <translation>不支持节点 %2 的算子 %1</translation>
    </message>
    <message>
        <source>Node %1 gathers element %2 of an axis of %3</source>
        <translation>节点 %1 要收集长度为 %3 的轴上的元素 %2</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; was not asked for when the plan was made</source>
        <translation>制定计划时没有请求张量“%1”</translation>
    </message>
    <message>
        <source>The model has no input &quot;%1&quot;</source>
        <translation>模型没有输入“%1”</translation>
    </message>
    <message>
        <source>Input &quot;%1&quot; must be %2 of shape %3, not %4 of shape %5</source>
        <translation>输入“%1”须为 %2、形状 %3，而不是 %4、形状 %5</translation>
    </message>
    <message>
        <source>The tensor %1 of the model is damaged: %2</source>
        <translation>模型的张量 %1 已损坏：%2</translation>
    </message>
    <message>
        <source>Get the model file again, or export it again.</source>
        <translation>请重新获取模型文件，或重新导出。</translation>
    </message>
    <message>
        <source>Models with sparse weights are not supported</source>
        <translation>不支持稀疏权重的模型</translation>
    </message>
    <message>
        <source>%1 is not a whole ONNX model</source>
        <translation>%1 不是完整的 ONNX 模型</translation>
    </message>
    <message>
        <source>Get the file again; it may be cut off or of another kind.</source>
        <translation>请重新获取文件；它可能被截断，或是别的类型。</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 是空文件</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>请重新获取文件。</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; models of more than %3 bytes are not supported</source>
        <translation>%1 有 %2 字节；不支持超过 %3 字节的模型</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>%1 is not a file</source>
        <translation>%1 不是文件</translation>
    </message>
    <message>
        <source>%1 uses version %2 of the ONNX operators; this program knows them up to %3</source>
        <translation>%1 使用 ONNX 算子集版本 %2；本程序只支持到版本 %3</translation>
    </message>
    <message>
        <source>Export the model again for operator set %1.</source>
        <translation>请以算子集 %1 重新导出模型。</translation>
    </message>
    <message>
        <source>%1 breaks the ONNX standard: %2</source>
        <translation>%1 不符合 ONNX 标准：%2</translation>
    </message>
    <message>
        <source>Get the model again, or export it again.</source>
        <translation>请重新获取模型，或重新导出。</translation>
    </message>
    <message>
        <source>%1 is not a whole ONNX tensor</source>
        <translation>%1 不是完整的 ONNX 张量</translation>
    </message>
    <message>
        <source>Matrices of shapes %1 and %2 cannot be multiplied</source>
        <translation>形状为 %1 与 %2 的矩阵不能相乘</translation>
    </message>
    <message>
        <source>Shape %1 cannot be broadcast to %2</source>
        <translation>形状 %1 不能广播为 %2</translation>
    </message>
    <message>
        <source>A bias of shape %1 does not fit %2 channels</source>
        <translation>形状为 %1 的偏置与 %2 个通道不符</translation>
    </message>
    <message>
        <source>An axis without elements has no largest or smallest one</source>
        <translation>没有元素的轴没有最大或最小元素</translation>
    </message>
    <message>
        <source>Shapes %1 and %2 cannot be concatenated along axis %3</source>
        <translation>形状 %1 与 %2 不能沿轴 %3 拼接</translation>
    </message>
    <message>
        <source>A constant is neither a number nor a tensor of numbers</source>
        <translation>常量既不是数，也不是数值张量</translation>
    </message>
    <message>
        <source>Shape %1 does not fit blocks of %2</source>
        <translation>形状 %1 与大小为 %2 的块不符</translation>
    </message>
    <message>
        <source>The depth of OneHot must be one number of at least 0</source>
        <translation>OneHot 的 depth 须为一个不小于 0 的数</translation>
    </message>
    <message>
        <source>A range from %1 to %2 in steps of %3 has no end</source>
        <translation>从 %1 到 %2、步长为 %3 的序列没有终点</translation>
    </message>
    <message>
        <source>There are no %1 largest elements along an axis of %2</source>
        <translation>长度为 %2 的轴上没有 %1 个最大元素</translation>
    </message>
    <message>
        <source>The model has no tensor named %1</source>
        <translation>模型中没有名为 %1 的张量</translation>
    </message>
    <message>
        <source>The output %1 of the operator %2 is not supported</source>
        <translation>不支持算子 %2 的输出 %1</translation>
    </message>
    <message>
        <source>The model has %1 nodes that are not supported: %2</source>
        <translation>模型有 %1 个不支持的节点：%2</translation>
    </message>
    <message>
        <source>Use another model, or export it with other operators.</source>
        <translation>请使用别的模型，或用其他算子导出。</translation>
    </message>
    <message>
        <source>Tensors of type %1 cannot be computed with</source>
        <translation>类型为 %1 的张量不能用于计算</translation>
    </message>
    <message>
        <source>The integer %1 does not fit the device&apos;s 32 bits</source>
        <translation>整数 %1 超出设备的 32 位范围</translation>
    </message>
    <message>
        <source>An input of shape %1 does not fit weights of shape %2 in %3 groups</source>
        <translation>形状为 %1 的输入与形状为 %2、分 %3 组的权重不符</translation>
    </message>
    <message>
        <source>The attribute %1 needs %2 numbers of at least %3</source>
        <translation>属性 %1 需要 %2 个不小于 %3 的数</translation>
    </message>
    <message>
        <source>An input of shape %1 has no spatial axes</source>
        <translation>形状为 %1 的输入没有空间轴</translation>
    </message>
    <message>
        <source>kernel_shape contradicts weights of shape %1</source>
        <translation>kernel_shape 与形状为 %1 的权重矛盾</translation>
    </message>
    <message>
        <source>A window of %1 elements does not fit an input of shape %2</source>
        <translation>%1 个元素的窗口与形状为 %2 的输入不符</translation>
    </message>
    <message>
        <source>output_shape needs one number per spatial axis</source>
        <translation>output_shape 的每个空间轴需要一个数</translation>
    </message>
    <message>
        <source>A resize needs either one size or one scale per axis of %1</source>
        <translation>缩放对 %1 的每个轴需要一个尺寸或一个比例</translation>
    </message>
    <message>
        <source>Tile repeats too often</source>
        <translation>Tile 的重复次数过多</translation>
    </message>
    <message>
        <source>The test cases of the ONNX standard are not in %1</source>
        <translation>%1 中没有 ONNX 标准的测试用例</translation>
    </message>
    <message>
        <source>Install them with &quot;sudo apt install libonnx-testdata&quot;, or name another folder.</source>
        <translation>请用“sudo apt install libonnx-testdata”安装，或指定另一个文件夹。</translation>
    </message>
    <message>
        <source>The type is %1 instead of %2</source>
        <translation>类型是 %1，应为 %2</translation>
    </message>
    <message>
        <source>The shape is %1 instead of %2</source>
        <translation>形状是 %1，应为 %2</translation>
    </message>
    <message>
        <source>Element %1 is %2 instead of %3</source>
        <translation>第 %1 个元素是 %2，应为 %3</translation>
    </message>
    <message>
        <source>strings: nothing is computed with them</source>
        <translation>字符串：不参与任何计算</translation>
    </message>
    <message>
        <source>sequences: they are not tensors</source>
        <translation>序列：不是张量</translation>
    </message>
    <message>
        <source>optional values: they are not tensors</source>
        <translation>可选值：不是张量</translation>
    </message>
    <message>
        <source>control flow: graphs inside of graphs</source>
        <translation>控制流：图中嵌套的图</translation>
    </message>
    <message>
        <source>training: optimisers and gradients</source>
        <translation>训练：优化器与梯度</translation>
    </message>
    <message>
        <source>training: elements are dropped at random</source>
        <translation>训练：随机丢弃元素</translation>
    </message>
    <message>
        <source>random numbers: every implementation draws its own</source>
        <translation>随机数：每种实现各自抽取</translation>
    </message>
    <message>
        <source>bfloat16: the cases give it as 16-bit integers</source>
        <translation>bfloat16：用例以 16 位整数给出</translation>
    </message>
    <message>
        <source>The data set does not fit the model</source>
        <translation>数据集与模型不匹配</translation>
    </message>
    <message>
        <source>Output %1: %2</source>
        <translation>输出 %1：%2</translation>
    </message>
    <message>
        <source>The case has no data set</source>
        <translation>该用例没有数据集</translation>
    </message>
    <message>
        <source>The case is left out but passes: take it off the list</source>
        <translation>该用例被排除却能通过：请将其从列表中移除</translation>
    </message>
    <message>
        <source>EyeLike needs a matrix, not shape %1</source>
        <translation>EyeLike 需要矩阵，而不是形状 %1</translation>
    </message>
    <message>
        <source>%1 lengths of sequences do not fit shape %2</source>
        <translation>%1 个序列长度与形状 %2 不符</translation>
    </message>
    <message>
        <source>A sequence of %1 elements does not fit shape %2</source>
        <translation>%1 个元素的序列与形状 %2 不符</translation>
    </message>
    <message>
        <source>The windows do not fit an input of shape %1</source>
        <translation>窗口与形状为 %1 的输入不符</translation>
    </message>
    <message>
        <source>dropping random elements belongs to training</source>
        <translation>随机丢弃元素属于训练</translation>
    </message>
    <message>
        <source>The reduction %1 is unknown</source>
        <translation>未知的归约 %1</translation>
    </message>
    <message>
        <source>Strings are not supported: give its pool as integers</source>
        <translation>不支持字符串：请以整数给出其词池</translation>
    </message>
    <message>
        <source>ngram_counts do not fit the pool of n-grams</source>
        <translation>ngram_counts 与 n 元组词池不匹配</translation>
    </message>
    <message>
        <source>The mode %1 is unknown</source>
        <translation>未知的模式 %1</translation>
    </message>
    <message>
        <source>Shape %1 is no batch of sequences</source>
        <translation>形状 %1 不是一批序列</translation>
    </message>
    <message>
        <source>ngram_indexes do not fit the pool of n-grams</source>
        <translation>ngram_indexes 与 n 元组词池不匹配</translation>
    </message>
    <message>
        <source>its optional outputs belong to training</source>
        <translation>其可选输出属于训练</translation>
    </message>
    <message>
        <source>The norm %1 is neither 1 nor 2</source>
        <translation>范数 %1 既不是 1 也不是 2</translation>
    </message>
    <message>
        <source>Shape %1 has no %2 neighbouring channels</source>
        <translation>形状 %1 没有 %2 个相邻通道</translation>
    </message>
    <message>
        <source>Its norm p = %1 is not supported, only 1 and 2 are</source>
        <translation>不支持其范数 p = %1，只支持 1 和 2</translation>
    </message>
    <message>
        <source>The equation %1 does not fit the inputs</source>
        <translation>等式 %1 与输入不符</translation>
    </message>
    <message>
        <source>Shape %1 is no square matrix</source>
        <translation>形状 %1 不是方阵</translation>
    </message>
    <message>
        <source>Determinants of %1 rows are not supported, only of up to %2</source>
        <translation>不支持 %1 行的行列式，最多 %2 行</translation>
    </message>
    <message>
        <source>Quantised tensors of type %1 are not supported</source>
        <translation>不支持类型为 %1 的量化张量</translation>
    </message>
    <message>
        <source>Sums of %1 products of integers are not supported</source>
        <translation>不支持 %1 个整数乘积之和</translation>
    </message>
    <message>
        <source>An input of shape %1 does not fit weights of shape %2</source>
        <translation>形状为 %1 的输入与形状为 %2 的权重不符</translation>
    </message>
    <message>
        <source>%1 steps are more than the %2 that are unrolled</source>
        <translation>%1 步超过了可展开的 %2 步</translation>
    </message>
    <message>
        <source>The direction %1 does not fit %2 sets of weights</source>
        <translation>方向 %1 与 %2 组权重不符</translation>
    </message>
    <message>
        <source>Its attribute %1 is not supported</source>
        <translation>不支持其属性 %1</translation>
    </message>
    <message>
        <source>%1 activations are needed, not %2</source>
        <translation>需要 %1 个激活函数，而不是 %2 个</translation>
    </message>
    <message>
        <source>Its activation %1 is not supported</source>
        <translation>不支持其激活函数 %1</translation>
    </message>
    <message>
        <source>A window cannot have %1 samples</source>
        <translation>窗口不能有 %1 个样本</translation>
    </message>
    <message>
        <source>A Fourier transform of %1 samples is too long</source>
        <translation>%1 个样本的傅里叶变换过长</translation>
    </message>
    <message>
        <source>Cut the signal into shorter frames.</source>
        <translation>请把信号切成更短的帧。</translation>
    </message>
    <message>
        <source>A signal of shape %1 has no last axis of 1 or 2</source>
        <translation>形状为 %1 的信号，最后一轴不是 1 或 2</translation>
    </message>
    <message>
        <source>The last axis has the components, not the samples</source>
        <translation>最后一轴是分量，而不是样本</translation>
    </message>
    <message>
        <source>A Fourier transform needs at least one sample</source>
        <translation>傅里叶变换至少需要一个样本</translation>
    </message>
    <message>
        <source>Frames of %1 samples do not fit a signal of %2</source>
        <translation>%1 个样本的帧与长度为 %2 的信号不符</translation>
    </message>
    <message>
        <source>A mel matrix needs bands, a length and a sample rate</source>
        <translation>梅尔矩阵需要频带数、长度和采样率</translation>
    </message>
    <message>
        <source>Scores of shape %1 do not fit boxes of shape %2</source>
        <translation>形状为 %1 的得分与形状为 %2 的框不符</translation>
    </message>
    <message>
        <source>The model&apos;s input %1 is %2 and cannot have the shape %3</source>
        <translation>模型的输入 %1 是 %2，形状不能是 %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a shape</source>
        <translation>“%1”不是形状</translation>
    </message>
    <message>
        <source>Write up to %1 whole numbers, such as 1,3,224,224.</source>
        <translation>请写最多 %1 个整数，例如 1,3,224,224。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number</source>
        <translation>“%1”不是数</translation>
    </message>
    <message>
        <source>Write numbers with commas between them, such as 480,640.</source>
        <translation>请写以逗号分隔的数，例如 480,640。</translation>
    </message>
    <message>
        <source>The model&apos;s input %1 takes %2 numbers, not %3</source>
        <translation>模型的输入 %1 需要 %2 个数，而不是 %3 个</translation>
    </message>
    <message>
        <source>%1 has more than %2 nodes</source>
        <translation>%1 的节点超过 %2 个</translation>
    </message>
    <message>
        <source>%1 has more than %2 weights and constants</source>
        <translation>%1 的权重和常量超过 %2 个</translation>
    </message>
    <message>
        <source>%1 has a name or text of %2 bytes</source>
        <translation>%1 中有一个长 %2 字节的名称或文本</translation>
    </message>
    <message>
        <source>%1 has %2 bytes of weights; at most %3 are read</source>
        <translation>%1 有 %2 字节的权重；最多读取 %3 字节</translation>
    </message>
    <message>
        <source>%1 has the tensor %2 as %3, but the model wants %4</source>
        <translation>%1 中的张量 %2 是 %3，而模型需要 %4</translation>
    </message>
    <message>
        <source>Choose the weights that belong to this model.</source>
        <translation>请选择属于此模型的权重。</translation>
    </message>
    <message>
        <source>No tensor of %1 has a name of the model&apos;s</source>
        <translation>%1 中没有任何张量的名称与模型相符</translation>
    </message>
    <message>
        <source>Get the file of weights again, or export it again.</source>
        <translation>请重新获取权重文件，或重新导出。</translation>
    </message>
    <message>
        <source>The header of %1 is no JSON from byte %2 on</source>
        <translation>%1 的文件头从第 %2 字节起不是 JSON</translation>
    </message>
    <message>
        <source>%1 has a tensor (%2) with a wrong header: %3</source>
        <translation>%1 中张量（%2）的文件头有误：%3</translation>
    </message>
    <message>
        <source>The header of %1 is no list of tensors</source>
        <translation>%1 的文件头不是张量列表</translation>
    </message>
    <message>
        <source>%1 has a tensor (%2) of more than %3 dimensions</source>
        <translation>%1 中的张量（%2）超过 %3 维</translation>
    </message>
    <message>
        <source>%1 has a tensor (%2) of the type %3, which is not known</source>
        <translation>%1 中的张量（%2）的类型 %3 未知</translation>
    </message>
    <message>
        <source>%1 has the tensor %2 twice</source>
        <translation>%1 中的张量 %2 出现了两次</translation>
    </message>
    <message>
        <source>The header of %1 is nested too deeply</source>
        <translation>%1 的文件头嵌套过深</translation>
    </message>
    <message>
        <source>%1 has more than %2 tensors</source>
        <translation>%1 的张量超过 %2 个</translation>
    </message>
    <message>
        <source>%1 has a tensor (%2) that overlaps another one</source>
        <translation>%1 中的张量（%2）与另一个张量重叠</translation>
    </message>
    <message>
        <source>%1 has a hole of %2 bytes before the tensor %3</source>
        <translation>%1 在张量 %3 之前有 %2 字节的空隙</translation>
    </message>
    <message>
        <source>%1 is cut off: %2 bytes are missing</source>
        <translation>%1 不完整：缺少 %2 字节</translation>
    </message>
    <message>
        <source>%1 has %2 bytes behind its last tensor</source>
        <translation>%1 在最后一个张量之后还有 %2 字节</translation>
    </message>
    <message>
        <source>%1 is no file of weights: it has %2 bytes</source>
        <translation>%1 不是权重文件：它有 %2 字节</translation>
    </message>
    <message>
        <source>The header of %1 has %2 bytes; at most %3 are read</source>
        <translation>%1 的文件头有 %2 字节；最多读取 %3 字节</translation>
    </message>
    <message>
        <source>%1 is cut off within its header</source>
        <translation>%1 的文件头不完整</translation>
    </message>
    <message>
        <source>A grid of shape %1 does not fit pictures of shape %2</source>
        <translation>形状为 %1 的网格与形状为 %2 的图像不符</translation>
    </message>
    <message>
        <source>Regions of shape %1 do not fit pictures of shape %2</source>
        <translation>形状为 %1 的区域与形状为 %2 的图像不符</translation>
    </message>
    <message>
        <source>A tensor of shape %1 has no such slice</source>
        <translation>形状为 %1 的张量没有这样的切片</translation>
    </message>
    <message>
        <source>The number %1 does not fit the device&apos;s 32 bits</source>
        <translation>数 %1 超出设备的 32 位范围</translation>
    </message>
    <message>
        <source>The constants that it stands for would be too large</source>
        <translation>它所代表的常量过大</translation>
    </message>
    <message>
        <source>The model counts in 64 bits. Use inputs with smaller numbers</source>
        <translation>该模型以 64 位计数。请使用数值较小的输入</translation>
    </message>
    <message>
        <source>An axis without elements has none to repeat: %1</source>
        <translation>没有元素的轴无从重复：%1</translation>
    </message>
    <message>
        <source>In node &quot;%1&quot; an index lies outside of the axis that it counts</source>
        <translation>在节点“%1”中，有索引超出了它所指的轴</translation>
    </message>
    <message>
        <source>Use inputs with other numbers: classes, words or places that the model knows</source>
        <translation>请使用其他数值的输入：模型认识的类别、词或位置</translation>
    </message>
    <message>
        <source>The model&apos;s nodes stand for more than %1 simpler ones</source>
        <translation>模型的节点展开后超过 %1 个更简单的节点</translation>
    </message>
    <message>
        <source>A resize of a region needs two numbers per axis of %1</source>
        <translation>对区域缩放时，%1 的每个轴需要两个数值</translation>
    </message>
    <message>
        <source>Node &quot;%1&quot; was given elements of 64 bits</source>
        <translation>节点“%1”收到了 64 位的元素</translation>
    </message>
    <message>
        <source>In node &quot;%1&quot; a number does not fit the 32 bits with which it is computed</source>
        <translation>节点“%1”中有一个数超出了计算所用的 32 位</translation>
    </message>
    <message>
        <source>Cast does not say to which type</source>
        <translation>Cast 没有说明目标类型</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>A row of %1 cells does not fit a table of %2 columns</source>
        <translation>含 %1 个单元格的行与 %2 列的表格不符</translation>
    </message>
    <message>
        <source>A band of %1 values does not fit a series of %2 points</source>
        <translation>%1 个值的区间带与 %2 个点的序列不符</translation>
    </message>
    <message>
        <source>%1 values do not fit a matrix of %2 rows and %3 columns</source>
        <translation>%1 个值不符合 %2 行 %3 列的矩阵</translation>
    </message>
</context>
<context>
    <name>segment</name>
    <message>
        <source>%1 is not the mask decoder that was expected: it has no tensor &quot;%2&quot;</source>
        <translation>%1 不是预期的掩码解码器：其中没有张量“%2”</translation>
    </message>
    <message>
        <source>Use the decoder that &quot;tessera assets fetch segment&quot; brings.</source>
        <translation>请使用“tessera assets fetch segment”获取的解码器。</translation>
    </message>
    <message>
        <source>The embedding has %1 values instead of %2</source>
        <translation>嵌入有 %1 个值，应为 %2 个</translation>
    </message>
    <message>
        <source>The mask decoder %1 makes other masks than expected</source>
        <translation>掩码解码器 %1 产生的掩码与预期不符</translation>
    </message>
    <message>
        <source>The kept embedding %1 was damaged; it was removed and is computed again.</source>
        <translation>保存的嵌入 %1 已损坏；已将其删除并重新计算。</translation>
    </message>
    <message>
        <source>The embedding could not be kept for the next time: %1</source>
        <translation>未能保存嵌入以备下次使用：%1</translation>
    </message>
    <message>
        <source>%1 is not an image encoder: it has %2 inputs and %3 outputs</source>
        <translation>%1 不是图像编码器：它有 %2 个输入和 %3 个输出</translation>
    </message>
    <message>
        <source>Use the encoder that &quot;tessera assets fetch segment&quot; brings.</source>
        <translation>请使用“tessera assets fetch segment”获取的编码器。</translation>
    </message>
    <message>
        <source>Loading the image encoder</source>
        <translation>正在加载图像编码器</translation>
    </message>
    <message>
        <source>Encoding the picture</source>
        <translation>正在编码图像</translation>
    </message>
    <message>
        <source>The image encoder %1 makes %2 values instead of %3</source>
        <translation>图像编码器 %1 产生 %2 个值，应为 %3 个</translation>
    </message>
    <message>
        <source>Loading the mask decoder</source>
        <translation>正在加载掩码解码器</translation>
    </message>
    <message>
        <source>There is no picture to encode</source>
        <translation>没有可编码的图像</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开一幅图像。</translation>
    </message>
    <message>
        <source>Making the masks</source>
        <translation>正在生成掩码</translation>
    </message>
    <message>
        <source>The point (%1, %2) lies outside the picture of %3 pixels</source>
        <translation>点 (%1, %2) 在 %3 像素的图像之外</translation>
    </message>
    <message>
        <source>x goes from 0 to %1 and y from 0 to %2.</source>
        <translation>x 从 0 到 %1，y 从 0 到 %2。</translation>
    </message>
    <message>
        <source>The box (%1, %2) to (%3, %4) is empty or inverted</source>
        <translation>从 (%1, %2) 到 (%3, %4) 的框是空的或颠倒的</translation>
    </message>
    <message>
        <source>Give the left top corner first, then the right bottom one.</source>
        <translation>请先给左上角，再给右下角。</translation>
    </message>
    <message>
        <source>The box (%1, %2) to (%3, %4) reaches outside the picture of %5 pixels</source>
        <translation>从 (%1, %2) 到 (%3, %4) 的框超出了 %5 像素的图像</translation>
    </message>
    <message>
        <source>Keep its corners inside the picture.</source>
        <translation>请让它的角点都在图像之内。</translation>
    </message>
    <message>
        <source>There is nothing to segment by</source>
        <translation>没有分割的依据</translation>
    </message>
    <message>
        <source>Give at least one point, a box or a previous mask.</source>
        <translation>请至少给出一个点、一个框或先前的掩码。</translation>
    </message>
    <message>
        <source>The mask has %1 pixels, but the picture %2</source>
        <translation>掩码为 %1 像素，而图像为 %2</translation>
    </message>
    <message>
        <source>Give a mask of the picture&apos;s size.</source>
        <translation>请给出与图像同样大小的掩码。</translation>
    </message>
    <message>
        <source>Opening the compute device</source>
        <translation>正在打开计算设备</translation>
    </message>
    <message>
        <source>The segmentation models are missing or damaged</source>
        <translation>分割模型缺失或已损坏</translation>
    </message>
    <message>
        <source>Run: tessera assets fetch segment</source>
        <translation>请运行：tessera assets fetch segment</translation>
    </message>
    <message>
        <source>The model %1 is damaged: its checksum is wrong</source>
        <translation>模型 %1 已损坏：校验和不符</translation>
    </message>
    <message>
        <source>The prediction has %1 pixels, but the truth %2</source>
        <translation>预测为 %1 像素，而真值为 %2</translation>
    </message>
    <message>
        <source>Compare maps of the same picture in the same size.</source>
        <translation>请比较同一图片、相同尺寸的标签图。</translation>
    </message>
    <message>
        <source>A label map has no pixels</source>
        <translation>标签图没有像素</translation>
    </message>
    <message>
        <source>The maps have %1 different labels; at most %2 can be compared</source>
        <translation>标签图共有 %1 个不同的标签；最多可比较 %2 个</translation>
    </message>
    <message>
        <source>A label stands for a class; maps that number single objects need classes first.</source>
        <translation>一个标签代表一个类别；给单个物体编号的图需要先转换为类别。</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>%1 counts and %2 boundary bands do not belong to %3 classes</source>
        <translation>%1 个计数和 %2 条边界带与 %3 个类别不符</translation>
    </message>
    <message>
        <source>A polygon&apos;s tolerance must be 0 or more pixels, not %1</source>
        <translation>多边形的容差必须为 0 像素或更大，而不是 %1</translation>
    </message>
    <message>
        <source>Export the annotation again.</source>
        <translation>请重新导出标注。</translation>
    </message>
    <message>
        <source>A run-length mask may have at most %1 pixels</source>
        <translation>游程编码的掩码最多可有 %1 像素</translation>
    </message>
    <message>
        <source>The run-length string ends within a number, at character %1</source>
        <translation>游程字符串在一个数中间结束，位于第 %1 个字符</translation>
    </message>
    <message>
        <source>Character %1 of the run-length string is none that it may have</source>
        <translation>游程字符串的第 %1 个字符不允许出现</translation>
    </message>
    <message>
        <source>The run-length string has a number that is too long, at character %1</source>
        <translation>游程字符串中有过长的数，位于第 %1 个字符</translation>
    </message>
    <message>
        <source>A mask cannot have %1 x %2 pixels</source>
        <translation>掩码不能有 %1 x %2 像素</translation>
    </message>
    <message>
        <source>The runs do not add up to the mask&apos;s %1 x %2 pixels</source>
        <translation>各游程之和不等于掩码的 %1 x %2 像素</translation>
    </message>
    <message>
        <source>The run-length string has a run below 0, at character %1</source>
        <translation>游程字符串中有小于 0 的游程，位于第 %1 个字符</translation>
    </message>
    <message>
        <source>The attention of the mask decoder %1 cannot be read: its Softmax nodes are %2</source>
        <translation>无法读取掩码解码器 %1 的注意力：其 Softmax 节点为 %2</translation>
    </message>
    <message>
        <source>Attention is shown for up to %1 tokens, and these prompts make %2</source>
        <translation>注意力最多显示 %1 个词元，而这些提示产生 %2 个</translation>
    </message>
    <message>
        <source>Switch some of the prompts off.</source>
        <translation>请关闭一些提示。</translation>
    </message>
    <message>
        <source>The mask decoder makes other masks than expected</source>
        <translation>掩码解码器产生的掩码与预期不符</translation>
    </message>
    <message>
        <source>The mask has %1 x %2 pixels, but the picture %3 x %4</source>
        <translation>掩码为 %1 x %2 像素，而图像为 %3 x %4</translation>
    </message>
    <message>
        <source>Choose a value from 0 to 1.</source>
        <translation>请选择 0 到 1 的值。</translation>
    </message>
    <message>
        <source>Segmenting everything: click %1 of %2, %3 masks so far</source>
        <translation>正在分割全部：第 %1 次点击，共 %2 次，已有 %3 个掩码</translation>
    </message>
    <message>
        <source>A grid cannot have %1 points per side</source>
        <translation>网格每边不能有 %1 个点</translation>
    </message>
    <message>
        <source>Choose 1 to %1.</source>
        <translation>请选择 1 到 %1。</translation>
    </message>
    <message>
        <source>There cannot be %1 layers of crops</source>
        <translation>不能有 %1 层裁剪</translation>
    </message>
    <message>
        <source>Choose 0 to %1.</source>
        <translation>请选择 0 到 %1。</translation>
    </message>
    <message>
        <source>The lowest predicted IoU cannot be %1</source>
        <translation>最低预测 IoU 不能为 %1</translation>
    </message>
    <message>
        <source>The lowest stability cannot be %1</source>
        <translation>最低稳定性不能为 %1</translation>
    </message>
    <message>
        <source>The largest overlap cannot be %1</source>
        <translation>最大重叠不能为 %1</translation>
    </message>
    <message>
        <source>The stability&apos;s offset cannot be %1</source>
        <translation>稳定性的偏移不能为 %1</translation>
    </message>
    <message>
        <source>Choose a value above 0, up to 100.</source>
        <translation>请选择大于 0、不超过 100 的值。</translation>
    </message>
    <message>
        <source>The smallest area cannot be %1 pixels</source>
        <translation>最小面积不能为 %1 像素</translation>
    </message>
    <message>
        <source>Choose 0 or more; 0 keeps all.</source>
        <translation>请选择 0 或更大的值；0 表示全部保留。</translation>
    </message>
    <message>
        <source>Reading the attention</source>
        <translation>正在读取注意力</translation>
    </message>
    <message>
        <source>The truth %1 was changed: its SHA-256 is %2, the workspace has %3</source>
        <translation>真值 %1 被改动：它的 SHA-256 是 %2，工作区中是 %3</translation>
    </message>
    <message>
        <source>Bring the original file back, or choose the truth anew.</source>
        <translation>请恢复原文件，或重新选择真值。</translation>
    </message>
    <message>
        <source>The truth %1 has changed since it was chosen</source>
        <translation>真值 %1 在选择之后被改动</translation>
    </message>
    <message>
        <source>Choose it again to use it as it is now.</source>
        <translation>请重新选择它，以使用现在的内容。</translation>
    </message>
</context>
<context>
    <name>widgets::ChartView</name>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>%1 (data)</source>
        <translation>%1（数据）</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>显示全部(&amp;E)</translation>
    </message>
    <message numerus="yes">
        <source>%1 against %2, %n series. Left and right read out the points.</source>
        <translation>
            <numerusform>%1 随 %2 的变化，%n 条曲线。左右方向键逐点读数。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ColourBar</name>
    <message>
        <source>Colours from 0 to %1</source>
        <translation>颜色从 0 到 %1</translation>
    </message>
</context>
<context>
    <name>widgets::CommandPalette</name>
    <message>
        <source>What would you like to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Nothing fits these words.</source>
        <translation>没有匹配的内容。</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
</context>
<context>
    <name>widgets::EmptyState</name>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>文件已不在原处。</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>已不在原处</translation>
    </message>
</context>
<context>
    <name>widgets::ExportDialog</name>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>宽度(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Background</source>
        <translation>背景(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>倍率(&amp;S)</translation>
    </message>
    <message>
        <source>SVG and PDF are sharp at any size.</source>
        <translation>SVG 和 PDF 在任何尺寸下都清晰。</translation>
    </message>
    <message>
        <source>A PNG has no text, only pixels.</source>
        <translation>PNG 没有文字，只有像素。</translation>
    </message>
    <message>
        <source>Looks the same everywhere. Without it, text can be edited by those who have the fonts.</source>
        <translation>在任何地方显示都相同。不选时，装有相应字体的人可以编辑文字。</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 毫米</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写出：%1</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Text as paths</source>
        <translation>文字转为路径(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Pictures, charts and tables</source>
        <translation>图像、图表和表格</translation>
    </message>
    <message>
        <source>Unit of the width</source>
        <translation>宽度的单位</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>This table has no rows.</source>
        <translation>此表没有数据行。</translation>
    </message>
</context>
<context>
    <name>widgets::GridPane</name>
    <message>
        <source>World</source>
        <translation>世界</translation>
    </message>
    <message>
        <source>Comparison of the algorithms</source>
        <translation>算法比较</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Open world</source>
        <translation>打开世界</translation>
    </message>
    <message>
        <source>Worlds (%1)</source>
        <translation>世界 (%1)</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>A picture is no world.</source>
        <translation>图像不是世界。</translation>
    </message>
    <message>
        <source>Worlds are JSON files or text maps with one letter for each cell.</source>
        <translation>世界是 JSON 文件，或每格一个字母的文本地图。</translation>
    </message>
    <message>
        <source>Save world</source>
        <translation>保存世界</translation>
    </message>
    <message>
        <source>Whole worlds (*.json);;Letter maps (*.txt)</source>
        <translation>完整的世界 (*.json);;字母地图 (*.txt)</translation>
    </message>
    <message>
        <source>World saved.</source>
        <translation>世界已保存。</translation>
    </message>
    <message>
        <source>The cells were saved. The rules are not part of a map.</source>
        <translation>格子已保存。规则不属于地图。</translation>
    </message>
</context>
<context>
    <name>widgets::HeatmapView</name>
    <message>
        <source>Heatmap</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>%1 (data)</source>
        <translation>%1（数据）</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns. The arrow keys select cells.</source>
        <translation>%1 行，%2 列。方向键选择单元格。</translation>
    </message>
</context>
<context>
    <name>widgets::HelpViewer</name>
    <message>
        <source>Tessera help</source>
        <translation>Tessera 帮助</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>没有页面包含这些词。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>首页</translation>
    </message>
</context>
<context>
    <name>widgets::InspectPane</name>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开模型。</translation>
    </message>
    <message>
        <source>All nodes are supported.</source>
        <translation>所有节点都受支持。</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 个节点</translation>
    </message>
    <message>
        <source>%1 of %2 nodes</source>
        <translation>%2 个节点中的 %1 个</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models (%1)</source>
        <translation>模型 (%1)</translation>
    </message>
    <message>
        <source>A picture is no model.</source>
        <translation>图片不是模型。</translation>
    </message>
    <message>
        <source>To run a model on a picture, choose it under Run at the right.</source>
        <translation>要用图片运行模型，请在右侧的“运行”中选择图片。</translation>
    </message>
    <message>
        <source>%1 (not here: tessera assets fetch)</source>
        <translation>%1（尚未下载：tessera assets fetch）</translation>
    </message>
    <message>
        <source>Nodes of the model</source>
        <translation>模型的节点</translation>
    </message>
    <message>
        <source>Open an ONNX model, and see what it is made of.</source>
        <translation>打开一个 ONNX 模型，看看它由什么组成。</translation>
    </message>
    <message>
        <source>Search nodes, operators, shapes, kernels</source>
        <translation>搜索节点、算子、形状、内核</translation>
    </message>
    <message>
        <source>Search nodes</source>
        <translation>搜索节点</translation>
    </message>
</context>
<context>
    <name>widgets::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>显示或隐藏详细信息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>widgets::PanelDock</name>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Fold the panels</source>
        <translation>折叠面板</translation>
    </message>
    <message>
        <source>Unfold the panels</source>
        <translation>展开面板</translation>
    </message>
</context>
<context>
    <name>widgets::ProgressStrip</name>
    <message>
        <source>Stop this</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>widgets::RecorderPanel</name>
    <message>
        <source>Nothing has been recorded yet.</source>
        <translation>还没有记录。</translation>
    </message>
    <message>
        <source>Select a command first.</source>
        <translation>请先选择一条命令。</translation>
    </message>
    <message>
        <source>Recorded commands</source>
        <translation>已记录的命令</translation>
    </message>
    <message>
        <source>What you do appears here as a command for the terminal.</source>
        <translation>您的操作会在这里显示为终端命令。</translation>
    </message>
</context>
<context>
    <name>widgets::SampleGallery</name>
    <message>
        <source>Sample pictures</source>
        <translation>示例图像</translation>
    </message>
    <message>
        <source>There are no sample pictures.</source>
        <translation>没有示例图像。</translation>
    </message>
    <message>
        <source>Sample pictures are missing here. This command fetches them:</source>
        <translation>这里缺少示例图像。用下面的命令获取：</translation>
    </message>
</context>
<context>
    <name>widgets::SegmentPane</name>
    <message>
        <source>Dropped picture</source>
        <translation>拖入的图像</translation>
    </message>
    <message>
        <source>Encoding was stopped.</source>
        <translation>编码已停止。</translation>
    </message>
    <message>
        <source>Masks need the encoded picture.</source>
        <translation>图像编码之后才能得到掩码。</translation>
    </message>
    <message>
        <source>Encode</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Mask saved.</source>
        <translation>掩码已保存。</translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation>保存掩码</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>being computed</source>
        <translation>计算中</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>from memory</source>
        <translation>取自内存</translation>
    </message>
    <message>
        <source>from disk</source>
        <translation>取自磁盘</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>已计算</translation>
    </message>
    <message>
        <source>Reading the picture …</source>
        <translation>正在读取图像…</translation>
    </message>
    <message>
        <source>Encoding the picture. The mask follows.</source>
        <translation>正在编码图像，随后显示掩码。</translation>
    </message>
    <message>
        <source>Encoding the picture. You can point at an object already.</source>
        <translation>正在编码图像，现在就可以点选物体。</translation>
    </message>
    <message>
        <source>Left click on an object, right click on what is not part of it, or drag a box.</source>
        <translation>左键点击物体，右键点击不属于它的部分，或拖出一个框。</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开一幅图像。</translation>
    </message>
    <message>
        <source>Point at an object first: there is no mask yet.</source>
        <translation>还没有掩码，请先点选一个物体。</translation>
    </message>
    <message>
        <source>The mask does not fit the prompts yet.</source>
        <translation>掩码尚未按当前提示更新。</translation>
    </message>
    <message>
        <source>There are no prompts.</source>
        <translation>没有提示。</translation>
    </message>
    <message>
        <source>Select a prompt in the list first.</source>
        <translation>请先在列表中选择一个提示。</translation>
    </message>
    <message>
        <source>The picture is being encoded.</source>
        <translation>图像正在编码。</translation>
    </message>
    <message>
        <source>The picture is encoded already.</source>
        <translation>图像已经编码。</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>没有正在运行的任务。</translation>
    </message>
    <message>
        <source>x %1  y %2   RGB %3 %4 %5</source>
        <translation>x %1  y %2   RGB %3 %4 %5</translation>
    </message>
    <message>
        <source>object</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Open a picture or drop one here, then click on what you want to cut out.</source>
        <translation>打开一幅图像或拖放到这里，然后点击要分割的物体。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>Open a folder first.</source>
        <translation>请先打开一个文件夹。</translation>
    </message>
    <message>
        <source>This is the last picture.</source>
        <translation>这是最后一幅图像。</translation>
    </message>
    <message>
        <source>This is the first picture.</source>
        <translation>这是第一幅图像。</translation>
    </message>
    <message>
        <source>The second box began a new object.</source>
        <translation>第二个框开始了一个新物体。</translation>
    </message>
    <message>
        <source>The model takes one box for each. Drag a corner to change the first one.</source>
        <translation>模型对每个物体只接受一个框。拖动角点可改变第一个框。</translation>
    </message>
</context>
<context>
    <name>widgets::ShortcutDialog</name>
    <message>
        <source>Keys for “%1”</source>
        <translation>“%1”的按键</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”.</source>
        <translation>%1 已用于“%2”。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search for an action or for keys</source>
        <translation>搜索操作或按键</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation>改用于此</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>widgets::ShortcutModel</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>widgets::TableView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>widgets::grid::BooksPanel</name>
    <message>
        <source>Tables of the books</source>
        <translation>教科书中的表</translation>
    </message>
    <message>
        <source>Conventions</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>✓ matches</source>
        <translation>✓ 相符</translation>
    </message>
    <message>
        <source>✗ differs</source>
        <translation>✗ 不符</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许差</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>World</source>
        <translation>世界</translation>
    </message>
    <message>
        <source>The tables are being checked.</source>
        <translation>正在核对各表。</translation>
    </message>
    <message>
        <source>%1 of %2 tables match. Choose one to see it cell by cell.</source>
        <translation>%2 张表中有 %1 张相符。选择一张即可逐格查看。</translation>
    </message>
    <message>
        <source>All numbers match to %1.</source>
        <translation>所有数值相差不超过 %1。</translation>
    </message>
    <message>
        <source>Not all numbers match: the largest difference is %1.</source>
        <translation>并非所有数值都相符：最大差值为 %1。</translation>
    </message>
    <message>
        <source>It takes: %1.</source>
        <translation>需要：%1。</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>教科书</translation>
    </message>
    <message>
        <source>Choose a table.</source>
        <translation>请选择一张表。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
</context>
<context>
    <name>widgets::grid::CellPart</name>
    <message>
        <source>Click a cell to see its value and its last backup.</source>
        <translation>点击格子可查看它的值和最近一次更新。</translation>
    </message>
    <message>
        <source>Cell %1: %2</source>
        <translation>格子 %1：%2</translation>
    </message>
    <message>
        <source>Value %1, visited %2 times</source>
        <translation>值 %1，访问 %2 次</translation>
    </message>
    <message>
        <source>Backup with the values as they are</source>
        <translation>以当前各值进行的更新</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>最近一次更新</translation>
    </message>
    <message>
        <source>Set wind</source>
        <translation>设置风</translation>
    </message>
    <message>
        <source>Set teleport reward</source>
        <translation>设置传送奖励</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最优</translation>
    </message>
    <message>
        <source>Actions of the cell</source>
        <translation>此格的动作</translation>
    </message>
    <message>
        <source>Wind in this column</source>
        <translation>此列的风</translation>
    </message>
    <message>
        <source>By how many cells the wind carries every move upward.</source>
        <translation>风把每一步向上吹动多少格。</translation>
    </message>
    <message>
        <source>Reward of the teleport</source>
        <translation>传送的奖励</translation>
    </message>
    <message>
        <source>Every action in this cell leads along it and pays this.</source>
        <translation>此格中的每个动作都沿它走，并得到这份奖励。</translation>
    </message>
</context>
<context>
    <name>widgets::grid::ChartsPanel</name>
    <message>
        <source>, seed %1</source>
        <translation>，种子 %1</translation>
    </message>
    <message>
        <source>Nothing was learnt yet.</source>
        <translation>还没有学到任何东西。</translation>
    </message>
    <message>
        <source>No curve was kept.</source>
        <translation>没有保留的曲线。</translation>
    </message>
    <message>
        <source>Nothing is drawn by chance in this algorithm.</source>
        <translation>此算法不使用随机数。</translation>
    </message>
    <message>
        <source>Select a cell first.</source>
        <translation>请先选择一个格子。</translation>
    </message>
    <message>
        <source>by sweep</source>
        <translation>逐次扫描</translation>
    </message>
    <message>
        <source>by episode</source>
        <translation>逐回合</translation>
    </message>
    <message>
        <source>by backup</source>
        <translation>逐次更新</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>逐步</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>图表的内容</translation>
    </message>
    <message>
        <source>What the chart goes along</source>
        <translation>图表的横轴</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>How many seeds</source>
        <translation>种子数目</translation>
    </message>
    <message>
        <source>Step or run the algorithm to see how it learns.</source>
        <translation>单步或连续运行算法，看它如何学习。</translation>
    </message>
    <message>
        <source>%1 seeds at once on %2, in single precision</source>
        <translation>%1 个种子同时在 %2 上以单精度运行</translation>
    </message>
    <message>
        <source>%1 seeds on the host, in double precision.</source>
        <translation>%1 个种子在主机上以双精度运行。</translation>
    </message>
    <message>
        <source>Seeds run on the host.</source>
        <translation>种子在主机上运行。</translation>
    </message>
    <message>
        <source>Seeds run on the device, all at once.</source>
        <translation>所有种子在设备上同时运行。</translation>
    </message>
    <message>
        <source>Something is being computed.</source>
        <translation>正在计算。</translation>
    </message>
    <message>
        <source>The errors are known already.</source>
        <translation>误差已经算出。</translation>
    </message>
    <message>
        <source>In a world of this size the exact values are computed on request: press Compare.</source>
        <translation>这么大的世界只在需要时计算精确值：请点“比较”。</translation>
    </message>
</context>
<context>
    <name>widgets::grid::CheckedField</name>
    <message>
        <source>&quot;%1&quot; is no number.</source>
        <translation>“%1”不是数。</translation>
    </message>
</context>
<context>
    <name>widgets::grid::CompareTile</name>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>  ·  error %1</source>
        <translation>  ·  误差 %1</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Sweeps or episodes / backups or steps</source>
        <translation>扫描或回合 / 更新或步</translation>
    </message>
    <message>
        <source>World</source>
        <translation>世界</translation>
    </message>
</context>
<context>
    <name>widgets::grid::CompareView</name>
    <message>
        <source>Another algorithm</source>
        <translation>另一种算法</translation>
    </message>
    <message>
        <source>Another algorithm beside these, at most %1</source>
        <translation>再加一种算法并排比较，最多 %1 种</translation>
    </message>
    <message>
        <source>Algorithms side by side</source>
        <translation>算法并排比较</translation>
    </message>
</context>
<context>
    <name>widgets::grid::DisplayPart</name>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Blue, white, red</source>
        <translation>蓝、白、红</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>Trajectory</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>The value of every action as a triangle in its cell</source>
        <translation>每个动作的值在格子中显示为三角形</translation>
    </message>
</context>
<context>
    <name>widgets::grid::GridDocument</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>选择 %1</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>设置%1</translation>
    </message>
    <message>
        <source>Set seed</source>
        <translation>设置种子</translation>
    </message>
    <message>
        <source>Generate %1</source>
        <translation>生成%1</translation>
    </message>
</context>
<context>
    <name>widgets::grid::GridInspector</name>
    <message>
        <source>World</source>
        <translation>世界</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>格子</translation>
    </message>
</context>
<context>
    <name>widgets::grid::GridStrip</name>
    <message>
        <source>Algorithms side by side, seed %1</source>
        <translation>算法并排比较，种子 %1</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>尚无更新</translation>
    </message>
    <message>
        <source>No step yet</source>
        <translation>尚未走步</translation>
    </message>
    <message>
        <source>%1 sweeps</source>
        <translation>%1 次扫描</translation>
    </message>
    <message>
        <source>%1 episodes</source>
        <translation>%1 个回合</translation>
    </message>
    <message>
        <source>%1 backups</source>
        <translation>%1 次更新</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>residual %1</source>
        <translation>残差 %1</translation>
    </message>
    <message>
        <source>return %1</source>
        <translation>回报 %1</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>误差 %1</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>%1 / s</source>
        <translation>%1 / 秒</translation>
    </message>
    <message>
        <source>It is finished: start afresh, or change something.</source>
        <translation>已经结束：请重新开始，或做些改动。</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>还没有任何操作。</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>One &amp;backup</source>
        <translation>一次更新(&amp;B)</translation>
    </message>
    <message>
        <source>One s&amp;tep</source>
        <translation>一步(&amp;T)</translation>
    </message>
    <message>
        <source>One &amp;sweep</source>
        <translation>一次扫描(&amp;S)</translation>
    </message>
    <message>
        <source>One &amp;episode</source>
        <translation>一个回合(&amp;E)</translation>
    </message>
    <message>
        <source>backups</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>sweeps</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>episodes</source>
        <translation>回合</translation>
    </message>
    <message>
        <source>What a run goes by</source>
        <translation>运行的单位</translation>
    </message>
    <message>
        <source>Speed of a run</source>
        <translation>运行速度</translation>
    </message>
    <message>
        <source>Algorithms side by side are computed on the host.</source>
        <translation>并排比较的算法在主机上计算。</translation>
    </message>
    <message>
        <source>There are no kernels for this algorithm: it is computed on the host.</source>
        <translation>此算法没有内核，在主机上计算。</translation>
    </message>
</context>
<context>
    <name>widgets::grid::GridTools</name>
    <message>
        <source>Drag from a cell to the one that it leads to. A click on its beginning takes a teleport away.</source>
        <translation>从起始格拖到目的格。点击起始格可去掉传送。</translation>
    </message>
    <message>
        <source>Click an area of equal cells to make all of them %1.</source>
        <translation>点击一片相同的格子，全部变为%1。</translation>
    </message>
    <message>
        <source>Drag to make cells %1. Right button: free. Shift: a rectangle. Ctrl: a whole area.</source>
        <translation>拖动把格子变为%1。右键：自由格；Shift：矩形；Ctrl：整片区域。</translation>
    </message>
</context>
<context>
    <name>widgets::grid::LearnerPart</name>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>What the random numbers follow from: the same seed gives the same run.
--seed</source>
        <translation>随机数由此而来：相同的种子得到相同的运行。
--seed</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>widgets::grid::RulesPart</name>
    <message>
        <source>Reward of a step</source>
        <translation>每步的奖励</translation>
    </message>
    <message>
        <source>of a forbidden cell</source>
        <translation>禁区的</translation>
    </message>
    <message>
        <source>of the border</source>
        <translation>边界的</translation>
    </message>
    <message>
        <source>of a goal</source>
        <translation>目标的</translation>
    </message>
    <message>
        <source>of a hole</source>
        <translation>洞的</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>改变规则</translation>
    </message>
    <message>
        <source>What a move pays.</source>
        <translation>移动得到的奖励。</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>打滑</translation>
    </message>
    <message>
        <source>The probability that a move goes sideways instead, half to either side. 2/3 is Gymnasium&apos;s lake.
--slip</source>
        <translation>移动滑向侧面的概率，两侧各半。2/3 就是 Gymnasium 的冰湖。
--slip</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Moves that do not end pay so much more or less, by chance.</source>
        <translation>不结束回合的移动会随机多得或少得这么多。</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Change the size</source>
        <translation>更改大小</translation>
    </message>
</context>
<context>
    <name>widgets::grid::SeedRuns</name>
    <message>
        <source>%1, %2 seeds</source>
        <translation>%1，%2 个种子</translation>
    </message>
</context>
<context>
    <name>widgets::grid::WorldPart</name>
    <message>
        <source>%1 (changed)</source>
        <translation>%1（已改动）</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns</source>
        <translation>%1 行，%2 列</translation>
    </message>
    <message>
        <source>World</source>
        <translation>世界</translation>
    </message>
    <message>
        <source>Kind of random world</source>
        <translation>随机世界的种类</translation>
    </message>
    <message>
        <source>its seed</source>
        <translation>其种子</translation>
    </message>
    <message>
        <source>The same size and seed give the same world.</source>
        <translation>大小与种子相同，得到的世界就相同。</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>A random world of the size of this one</source>
        <translation>与当前世界同样大小的随机世界</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::InspectDocument</name>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开模型。</translation>
    </message>
    <message>
        <source>The model has nodes that are not supported.</source>
        <translation>模型中有不支持的节点。</translation>
    </message>
    <message>
        <source>Choose a picture for the input first.</source>
        <translation>请先为输入选择图片。</translation>
    </message>
    <message>
        <source>The model is running.</source>
        <translation>模型正在运行。</translation>
    </message>
    <message>
        <source>Select a node first.</source>
        <translation>请先选中一个节点。</translation>
    </message>
    <message>
        <source>The node gives nothing that could be shown.</source>
        <translation>该节点没有可显示的输出。</translation>
    </message>
    <message>
        <source>Type a sentence for the input first.</source>
        <translation>请先为输入键入一句话。</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::InspectInspector</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::ModelPart</name>
    <message>
        <source>No model is open.</source>
        <translation>没有打开模型。</translation>
    </message>
    <message>
        <source>Made by %1</source>
        <translation>由 %1 生成</translation>
    </message>
    <message>
        <source>Operators: %1; format %2</source>
        <translation>算子：%1；格式 %2</translation>
    </message>
    <message>
        <source>%1 %2 in %3 tensors, %4</source>
        <translation>%3 个张量中 %1 个 %2，%4</translation>
    </message>
    <message>
        <source>Weights also in %1</source>
        <translation>权重另在 %1 中</translation>
    </message>
    <message>
        <source>Output %1: %2</source>
        <translation>输出 %1：%2</translation>
    </message>
    <message>
        <source>Input %1: %2</source>
        <translation>输入 %1：%2</translation>
    </message>
    <message>
        <source>(assumed)</source>
        <translation>（假定）</translation>
    </message>
    <message>
        <source>Shape of %1</source>
        <translation>%1 的形状</translation>
    </message>
    <message>
        <source>Whole numbers with commas between them; empty: assumed</source>
        <translation>以逗号分隔的整数；留空则为假定值</translation>
    </message>
    <message>
        <source>numbers, if they decide shapes</source>
        <translation>数值（若决定形状）</translation>
    </message>
    <message>
        <source>Numbers of %1</source>
        <translation>%1 的数值</translation>
    </message>
    <message>
        <source>Numbers with commas between them; empty: not known before the run</source>
        <translation>以逗号分隔的数；留空则运行前未知</translation>
    </message>
    <message>
        <source>(the sentence&apos;s)</source>
        <translation>（由句子决定）</translation>
    </message>
    <message>
        <source>%1 %2 in one tensor, %3</source>
        <translation>1 个张量中 %1 个 %2，%3</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::NodeModel</name>
    <message>
        <source>a view</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>%1 multiply-adds, which count twice</source>
        <translation>%1 次乘加，各计两次</translation>
    </message>
    <message>
        <source>Runs as one: %1</source>
        <translation>合并运行：%1</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Time (ms)</source>
        <translation>时间（毫秒）</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOPs</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Fused into</source>
        <translation>融合为</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Place in the file</source>
        <translation>在文件中的位置</translation>
    </message>
    <message>
        <source>The node&apos;s name in the file</source>
        <translation>文件中节点的名称</translation>
    </message>
    <message>
        <source>What it computes</source>
        <translation>所做的计算</translation>
    </message>
    <message>
        <source>Shape of its first output</source>
        <translation>第一个输出的形状</translation>
    </message>
    <message>
        <source>On the device, the median of five runs; of fused nodes at the last of them</source>
        <translation>在设备上，五次运行的中位数；融合的节点记在最后一个</translation>
    </message>
    <message>
        <source>Operations of one run; a multiply-add counts as two</source>
        <translation>运行一次的运算数；一次乘加算两次</translation>
    </message>
    <message>
        <source>Weights that no node before it uses</source>
        <translation>前面的节点都没有用到的权重</translation>
    </message>
    <message>
        <source>What its outputs take if they are all kept</source>
        <translation>全部保留时其输出所占的内存</translation>
    </message>
    <message>
        <source>What it runs as, together with others</source>
        <translation>与其他节点一起作为什么运行</translation>
    </message>
    <message>
        <source>The compute kernels that run it</source>
        <translation>运行它的计算内核</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::NodePart</name>
    <message>
        <source>Runs as a view of the same memory</source>
        <translation>作为同一内存的视图运行</translation>
    </message>
    <message>
        <source>Kernels: %1</source>
        <translation>内核：%1</translation>
    </message>
    <message>
        <source>Select a node in the table.</source>
        <translation>请在表格中选中一个节点。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Inputs: %1</source>
        <translation>输入：%1</translation>
    </message>
    <message>
        <source>Outputs: %1</source>
        <translation>输出：%1</translation>
    </message>
    <message>
        <source>%1, of which %2 multiply-adds count twice</source>
        <translation>%1，其中 %2 次乘加各计两次</translation>
    </message>
    <message>
        <source>One of %1 nodes fused into %2</source>
        <translation>融合为 %2 的 %1 个节点之一</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::NodeTable</name>
    <message>
        <source>No node is like that.</source>
        <translation>没有这样的节点。</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::RangeBar</name>
    <message>
        <source>Colours from %1 to %2</source>
        <translation>颜色从 %1 到 %2</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::RunPart</name>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>No picture yet.</source>
        <translation>还没有图片。</translation>
    </message>
    <message>
        <source>%1, resized to the inputs of four axes, as values from 0 to 1; other inputs are random.</source>
        <translation>%1，缩放到四个轴的输入，取值 0 到 1；其他输入为随机数。</translation>
    </message>
    <message>
        <source>On %1</source>
        <translation>设备：%1</translation>
    </message>
    <message>
        <source>Random inputs</source>
        <translation>随机输入</translation>
    </message>
    <message>
        <source>Inputs of zeros</source>
        <translation>全零输入</translation>
    </message>
    <message>
        <source>A picture</source>
        <translation>一张图片</translation>
    </message>
    <message>
        <source>What the inputs hold</source>
        <translation>输入的内容</translation>
    </message>
    <message>
        <source>Random: real numbers of the normal distribution; whole numbers are 1</source>
        <translation>随机：实数服从正态分布；整数为 1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Choose picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Timed: %1 runs on zeros</source>
        <translation>计时：以零为输入运行 %1 次</translation>
    </message>
    <message>
        <source>Timed: %1 runs on %2</source>
        <translation>计时：以 %2 为输入运行 %1 次</translation>
    </message>
    <message>
        <source>Timed: %1 runs on random numbers of seed %2</source>
        <translation>计时：以种子 %2 的随机数为输入运行 %1 次</translation>
    </message>
    <message>
        <source>Timed: %1 runs on the sentence</source>
        <translation>计时：对该句子运行 %1 次</translation>
    </message>
    <message>
        <source>A sentence</source>
        <translation>一句话</translation>
    </message>
    <message>
        <source>Timed: %1 runs on the pair of sentences</source>
        <translation>计时：对这一对句子运行 %1 次</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::SentencePart</name>
    <message>
        <source>For models that compare two sentences, such as cross encoders</source>
        <translation>用于比较两个句子的模型，例如交叉编码器</translation>
    </message>
    <message>
        <source>No second sentence: the model has no input token_type_ids, which tells two sentences apart.</source>
        <translation>不能输入第二句：该模型没有用来区分两个句子的输入 token_type_ids。</translation>
    </message>
    <message>
        <source>No second sentence: the tokenizer %1 makes no pairs.</source>
        <translation>不能输入第二句：分词器 %1 不支持句对。</translation>
    </message>
    <message>
        <source>%1 tokens: %2</source>
        <translation>%1 个词元：%2</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>Second sentence: %1</source>
        <translation>第二句：%1</translation>
    </message>
    <message>
        <source>First sentence: %1</source>
        <translation>第一句：%1</translation>
    </message>
    <message>
        <source>%1 more had no room.</source>
        <translation>另有 %1 个放不下。</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>键入一句话</translation>
    </message>
    <message>
        <source>Sentence for the input</source>
        <translation>作为输入的句子</translation>
    </message>
    <message>
        <source>Cut into tokens by the tokenizer below</source>
        <translation>由下方的分词器切分为词元</translation>
    </message>
    <message>
        <source>Second sentence, for a pair</source>
        <translation>第二句，与第一句成对</translation>
    </message>
    <message>
        <source>Second sentence for the input</source>
        <translation>作为输入的第二句</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::SummaryHeader</name>
    <message>
        <source>%1 as %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>(%1 not supported)</source>
        <translation>（%1 个不支持）</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>%1 of them run, fused into %2; %3 are computed once, %4 change nothing, %5 are not needed</source>
        <translation>其中 %1 个运行，融合为 %2 个；%3 个只计算一次，%4 个不改变任何值，%5 个不需要</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>%1 in the file</source>
        <translation>文件中为 %1</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Of one run; %1 multiply-adds, which count twice</source>
        <translation>运行一次；%1 次乘加，各计两次</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>If every node kept its result</source>
        <translation>如果每个节点都保留结果</translation>
    </message>
    <message>
        <source>Memory planned</source>
        <translation>计划内存</translation>
    </message>
    <message>
        <source>What the results take here: those that do not live at the same time share it</source>
        <translation>结果在这里占用的内存：不同时存活的结果共用</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>运行一次</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>On %1, the median of %2; %3 ms of it in kernels</source>
        <translation>在 %1 上，%2 次的中位数；其中内核 %3 毫秒</translation>
    </message>
    <message>
        <source>Run the model to see it</source>
        <translation>运行模型后可见</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::TensorPanel</name>
    <message>
        <source>The tensor is empty.</source>
        <translation>张量为空。</translation>
    </message>
    <message>
        <source>The values of the selected node&apos;s output, for the inputs that are chosen at the right.</source>
        <translation>所选节点的输出值，输入为右侧所选。</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>Numbers of the tensor</source>
        <translation>张量的数值</translation>
    </message>
    <message>
        <source>row %1, column %2: %3</source>
        <translation>第 %1 行，第 %2 列：%3</translation>
    </message>
    <message>
        <source>Compute it</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Waiting for the run to end. Then this tensor is computed.</source>
        <translation>正在等待运行结束，随后计算此张量。</translation>
    </message>
    <message>
        <source>Computing the tensor…</source>
        <translation>正在计算张量…</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::TensorSide</name>
    <message>
        <source>axis %1 (%2)</source>
        <translation>轴 %1（%2）</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> / %1</translation>
    </message>
    <message>
        <source>Index of axis %1</source>
        <translation>轴 %1 的下标</translation>
    </message>
    <message>
        <source>axis %1</source>
        <translation>轴 %1</translation>
    </message>
    <message>
        <source>%1 values: smallest %2, largest %3, mean %4</source>
        <translation>%1 个值：最小 %2，最大 %3，平均 %4</translation>
    </message>
    <message>
        <source>, %1 not a number</source>
        <translation>，%1 个不是数</translation>
    </message>
    <message>
        <source>, none of them NaN</source>
        <translation>，没有 NaN</translation>
    </message>
    <message>
        <source>, %1 infinite</source>
        <translation>，%1 个无穷</translation>
    </message>
    <message>
        <source>Seen as</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>widgets::inspect::TokenizerPart</name>
    <message>
        <source>Choose tokenizer</source>
        <translation>选择分词器</translation>
    </message>
    <message>
        <source>Tokenizers (%1)</source>
        <translation>分词器 (%1)</translation>
    </message>
    <message>
        <source>No tokenizer is known for this model.</source>
        <translation>没有找到该模型的分词器。</translation>
    </message>
    <message>
        <source>Tokenizer: %1, chosen here</source>
        <translation>分词器：%1（手动选择）</translation>
    </message>
    <message>
        <source>Tokenizer: %1, beside the model</source>
        <translation>分词器：%1（位于模型旁）</translation>
    </message>
    <message>
        <source>Tokenizer: %1, fetched with the model</source>
        <translation>分词器：%1（随模型一同获取）</translation>
    </message>
    <message>
        <source>Choose tokenizer…</source>
        <translation>选择分词器…</translation>
    </message>
    <message>
        <source>A tokenizer.json of the BERT family</source>
        <translation>BERT 系列模型的 tokenizer.json</translation>
    </message>
    <message>
        <source>Use the model&apos;s</source>
        <translation>用模型自带的</translation>
    </message>
    <message>
        <source>Back to the tokenizer.json that is found for the model</source>
        <translation>换回为该模型找到的 tokenizer.json</translation>
    </message>
</context>
<context>
    <name>widgets::segment::AnnotationDialog</name>
    <message>
        <source>Export annotations</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>All visible objects as one mask: 255, and 0 for the rest.</source>
        <translation>所有可见物体合为一个掩码：物体为 255，其余为 0。</translation>
    </message>
    <message>
        <source>The label of each pixel, with the colours and names of the classes; later objects on top.</source>
        <translation>每个像素的标签，含类别的颜色和名称；后面的物体在上层。</translation>
    </message>
    <message>
        <source>The picture with the objects over it.</source>
        <translation>叠加了物体的图像。</translation>
    </message>
    <message>
        <source>The picture where the objects are, clear elsewhere.</source>
        <translation>只保留物体处的图像，其余透明。</translation>
    </message>
    <message>
        <source>Polygons. Objects with holes are written as run lengths, because polygons of COCO have none.</source>
        <translation>多边形。有孔洞的物体写成游程编码，因为 COCO 的多边形不能有孔洞。</translation>
    </message>
    <message>
        <source>Compressed run lengths: exactly the masks.</source>
        <translation>压缩的游程编码：与掩码完全一致。</translation>
    </message>
    <message>
        <source>Boxes as XML, masks as two PNGs in folders beside it; later objects on top.</source>
        <translation>框写成 XML，掩码写成旁边文件夹中的两个 PNG；后面的物体在上层。</translation>
    </message>
    <message>
        <source>A line for each object, parts and holes joined by bridges; classes.txt and data.yaml beside it.</source>
        <translation>每个物体一行，各部分和孔洞用细桥相连；旁边写出 classes.txt 和 data.yaml。</translation>
    </message>
    <message>
        <source>A path for each object, with its holes.</source>
        <translation>每个物体一条路径，含孔洞。</translation>
    </message>
    <message>
        <source>How far outlines may leave the mask; 0 keeps every corner.</source>
        <translation>轮廓可偏离掩码的距离；0 保留每个角点。</translation>
    </message>
    <message>
        <source>This format has no outlines.</source>
        <translation>此格式没有轮廓。</translation>
    </message>
    <message>
        <source>Name a file first.</source>
        <translation>请先给出文件名。</translation>
    </message>
    <message>
        <source>The file exists and will be replaced.</source>
        <translation>文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Tolerance</source>
        <translation>容差(&amp;T)</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>文件(&amp;I)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
</context>
<context>
    <name>widgets::segment::AnnotationIo</name>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开一幅图像。</translation>
    </message>
    <message>
        <source>A mask is still being computed.</source>
        <translation>仍有掩码在计算中。</translation>
    </message>
    <message>
        <source>Point at an object first: there is no mask yet.</source>
        <translation>还没有掩码，请先点选一个物体。</translation>
    </message>
    <message>
        <source>Import annotations</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>Annotations (*.json *.xml *.txt *.svg *.png)</source>
        <translation>标注 (*.json *.xml *.txt *.svg *.png)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>已导出到 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个物体。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (number %2)</source>
        <translation>%1（第 %2 个）</translation>
    </message>
    <message>
        <source>%1 has several pictures that could be this one. Whose annotations are wanted?</source>
        <translation>%1 中有多幅图像可能就是这一幅。要用哪一幅的标注？</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>widgets::segment::AttentionBars</name>
    <message>
        <source>Move the mouse over the picture or a map to read the cell under it.</source>
        <translation>把鼠标移到图像或某个图上，读取其下格子的值。</translation>
    </message>
</context>
<context>
    <name>widgets::segment::AttentionModel</name>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开一幅图像。</translation>
    </message>
    <message>
        <source>Point at an object first: attention belongs to prompts.</source>
        <translation>请先点选一个物体：注意力属于提示。</translation>
    </message>
    <message>
        <source>Reading the attention …</source>
        <translation>正在读取注意力…</translation>
    </message>
    <message>
        <source>The picture is not encoded yet.</source>
        <translation>图像尚未编码。</translation>
    </message>
</context>
<context>
    <name>widgets::segment::AttentionPanel</name>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>格子</translation>
    </message>
    <message>
        <source>%1: %2 of %3 bits</source>
        <translation>%1：%2 比特，最多 %3 比特</translation>
    </message>
    <message>
        <source>, %1 % on the picture</source>
        <translation>，%1 % 落在图像上</translation>
    </message>
    <message>
        <source>Cell %1, %2</source>
        <translation>格子 %1, %2</translation>
    </message>
    <message>
        <source>Under the cursor</source>
        <translation>光标处</translation>
    </message>
    <message>
        <source>Token → image</source>
        <translation>词元 → 图像</translation>
    </message>
    <message>
        <source>Image → token</source>
        <translation>图像 → 词元</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Lay the chosen map over the picture</source>
        <translation>把选中的图叠加在图像上</translation>
    </message>
    <message>
        <source>Same scale for all heads</source>
        <translation>所有头使用相同标度</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Tiles, as computed</source>
        <translation>格子，按计算结果</translation>
    </message>
    <message>
        <source>Smoothed (bilinear)</source>
        <translation>平滑（双线性）</translation>
    </message>
    <message>
        <source>Attention is not an explanation.</source>
        <translation>注意力不等于解释。</translation>
    </message>
    <message>
        <source>It shows where information was taken from, not why the mask came out as it did.</source>
        <translation>它显示信息取自何处，而不说明掩码为何如此。</translation>
    </message>
    <message>
        <source>Weights of the cell under the cursor</source>
        <translation>光标处格子的权重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>widgets::segment::AttentionTiles</name>
    <message>
        <source>Attention of all heads</source>
        <translation>所有注意力头</translation>
    </message>
    <message>
        <source>%1 chosen, entropy %2 bits, largest weight %3</source>
        <translation>已选 %1，熵 %2 比特，最大权重 %3</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 比特</translation>
    </message>
</context>
<context>
    <name>widgets::segment::CandidateCard</name>
    <message>
        <source>Single mask</source>
        <translation>单一掩码</translation>
    </message>
    <message>
        <source>Candidate %1</source>
        <translation>候选 %1</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>快捷键 %1</translation>
    </message>
    <message>
        <source>The mask the model gives when several prompts leave no doubt about the object.</source>
        <translation>当多个提示已能确定物体时，模型给出的掩码。</translation>
    </message>
    <message>
        <source>Click on the picture first.</source>
        <translation>请先点击图像。</translation>
    </message>
    <message>
        <source>%1: predicted IoU %2, stability %3, area %4 percent</source>
        <translation>%1：预测交并比 %2，稳定度 %3，面积占百分之 %4</translation>
    </message>
    <message>
        <source>model&apos;s choice</source>
        <translation>模型首选</translation>
    </message>
    <message>
        <source>Pred. IoU</source>
        <translation>预测交并比</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>稳定度</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
</context>
<context>
    <name>widgets::segment::ClassModel</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>widgets::segment::ClassesDialog</name>
    <message>
        <source>The objects of the class get the first other class.</source>
        <translation>该类别的物体会归入其余的第一个类别。</translation>
    </message>
    <message>
        <source>One class must stay.</source>
        <translation>至少要保留一个类别。</translation>
    </message>
    <message>
        <source>Select a class first.</source>
        <translation>请先选择一个类别。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>A label is the class&apos;s value in label maps, from 1 to 65535.</source>
        <translation>标签是该类别在标签图中的值，从 1 到 65535。</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Add class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Delete class</source>
        <translation>删除类别</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>widgets::segment::EditPart</name>
    <message>
        <source>Strokes and shapes drawn by hand: %1</source>
        <translation>手工绘制的笔画和图形：%1</translation>
    </message>
    <message>
        <source>Parts removed: %1 (%2 px)</source>
        <translation>移除的部分：%1（%2 像素）</translation>
    </message>
    <message>
        <source>Holes filled: %1 (%2 px)</source>
        <translation>填充的孔洞：%1（%2 像素）</translation>
    </message>
    <message>
        <source>Nothing was drawn by hand on this object.</source>
        <translation>此物体上没有手工绘制的内容。</translation>
    </message>
    <message>
        <source>Brush radius</source>
        <translation>画笔半径</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Brush radius in pixels</source>
        <translation>画笔半径（像素）</translation>
    </message>
    <message>
        <source>Drop parts below</source>
        <translation>移除小于</translation>
    </message>
    <message>
        <source>Drop parts below this many pixels</source>
        <translation>移除少于这么多像素的部分</translation>
    </message>
    <message>
        <source>Separate parts with fewer pixels are removed from every mask. 0 keeps all.</source>
        <translation>每个掩码中像素更少的独立部分都会被移除。0 表示全部保留。</translation>
    </message>
    <message>
        <source>Fill holes up to</source>
        <translation>填充孔洞至</translation>
    </message>
    <message>
        <source>Fill holes of up to this many pixels</source>
        <translation>填充不超过这么多像素的孔洞</translation>
    </message>
    <message>
        <source>Holes with at most this many pixels are filled in every mask. 0 fills none.</source>
        <translation>每个掩码中不超过这么多像素的孔洞都会被填充。0 表示不填充。</translation>
    </message>
</context>
<context>
    <name>widgets::segment::EverythingPanel</name>
    <message>
        <source>found %1</source>
        <translation>找到 %1</translation>
    </message>
    <message>
        <source>Object %1</source>
        <translation>物体 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开一幅图像。</translation>
    </message>
    <message>
        <source>Searching. You can go on meanwhile; what is found is added at the end.</source>
        <translation>正在搜索。其间可以继续工作；找到的物体最后添加。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was added.</source>
        <translation>已停止。没有添加任何物体。</translation>
    </message>
    <message>
        <source>Nothing was found. Lower the limits, or click on a finer grid.</source>
        <translation>什么也没有找到。请降低限值，或使用更密的网格。</translation>
    </message>
    <message>
        <source>%1 objects were added.</source>
        <translation>已添加 %1 个物体。</translation>
    </message>
    <message>
        <source>%1 clicks</source>
        <translation>%1 次点击</translation>
    </message>
    <message>
        <source>Points per side</source>
        <translation>每边点数</translation>
    </message>
    <message>
        <source>The grid of clicks. The paper has 32; each click takes a tenth of a second or so without a graphics card.</source>
        <translation>点击的网格。论文中为 32；没有显卡时每次点击约需十分之一秒。</translation>
    </message>
    <message>
        <source>Crop layers</source>
        <translation>裁剪层数</translation>
    </message>
    <message>
        <source>1: also four parts of the picture, each encoded by itself, for small objects; 2: also sixteen smaller ones.</source>
        <translation>1：另外单独编码图像的四个部分，以找到小物体；2：再加十六个更小的部分。</translation>
    </message>
    <message>
        <source>Smallest area</source>
        <translation>最小面积</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Smaller parts go and smaller holes are filled. 0 keeps all.</source>
        <translation>更小的部分会移除，更小的孔洞会填充。0 表示全部保留。</translation>
    </message>
    <message>
        <source>Predicted IoU, at least</source>
        <translation>预测 IoU，至少</translation>
    </message>
    <message>
        <source>How good the model believes a mask to be.</source>
        <translation>模型认为掩码有多好。</translation>
    </message>
    <message>
        <source>Stability, at least</source>
        <translation>稳定性，至少</translation>
    </message>
    <message>
        <source>How little a mask changes when its threshold is moved by 1 up and down.</source>
        <translation>阈值上下移动 1 时掩码的变化有多小。</translation>
    </message>
    <message>
        <source>Overlap, at most</source>
        <translation>重叠，至多</translation>
    </message>
    <message>
        <source>Of the boxes of two masks (IoU); the one with the lower predicted IoU goes.</source>
        <translation>两个掩码外框的重叠（IoU）；预测 IoU 较低者被舍弃。</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>What became of the candidates</source>
        <translation>候选的去向</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
</context>
<context>
    <name>widgets::segment::FolderDelegate</name>
    <message>
        <source>broken</source>
        <translation>已损坏</translation>
    </message>
</context>
<context>
    <name>widgets::segment::FolderModel</name>
    <message>
        <source>not looked at</source>
        <translation>未查看</translation>
    </message>
    <message>
        <source>not encoded</source>
        <translation>未编码</translation>
    </message>
    <message>
        <source>being encoded</source>
        <translation>编码中</translation>
    </message>
    <message>
        <source>in memory</source>
        <translation>在内存中</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>在磁盘上</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Embedding: not known before the picture was looked at</source>
        <translation>嵌入：查看图像之前未知</translation>
    </message>
    <message>
        <source>Embedding: %1</source>
        <translation>嵌入：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n 个物体</numerusform>
        </translation>
    </message>
    <message>
        <source>broken</source>
        <translation>已损坏</translation>
    </message>
</context>
<context>
    <name>widgets::segment::FolderPanel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n 幅图像</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 幅</translation>
    </message>
    <message>
        <source>Open a folder, or drop one here, to go through its pictures.</source>
        <translation>打开一个文件夹或拖放到这里，以浏览其中的图像。</translation>
    </message>
    <message>
        <source>There are no pictures in this folder.</source>
        <translation>此文件夹中没有图像。</translation>
    </message>
    <message>
        <source>No name contains &quot;%1&quot;.</source>
        <translation>没有名称包含“%1”。</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>按名称筛选</translation>
    </message>
    <message>
        <source>Pictures of the folder</source>
        <translation>文件夹中的图像</translation>
    </message>
</context>
<context>
    <name>widgets::segment::GeometryModel</name>
    <message>
        <source>Object</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>Area
px²</source>
        <translation>面积
像素²</translation>
    </message>
    <message>
        <source>Perimeter
px</source>
        <translation>周长
像素</translation>
    </message>
    <message>
        <source>Box: x, y,
width × height px</source>
        <translation>外框：x, y,
宽 × 高 像素</translation>
    </message>
    <message>
        <source>Centroid
x, y px</source>
        <translation>质心
x, y 像素</translation>
    </message>
    <message>
        <source>Orientation
°</source>
        <translation>方向
°</translation>
    </message>
    <message>
        <source>Hull area
px²</source>
        <translation>凸包面积
像素²</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Holes</source>
        <translation>孔洞</translation>
    </message>
    <message>
        <source>Angle of the longer axis, clockwise from the horizontal; none for what is as long in every direction</source>
        <translation>长轴与水平方向的顺时针夹角；各方向等长时没有</translation>
    </message>
    <message>
        <source>Along pixel edges, borders of holes included</source>
        <translation>沿像素边缘计算，含孔洞的边界</translation>
    </message>
</context>
<context>
    <name>widgets::segment::GeometryPanel</name>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message numerus="yes">
        <source>Polygon with %n corner(s)</source>
        <translation>
            <numerusform>%n 个角点的多边形</numerusform>
        </translation>
    </message>
    <message>
        <source>Tolerance of the polygon: %1</source>
        <translation>多边形的容差：%1</translation>
    </message>
    <message>
        <source>Polygon tolerance</source>
        <translation>多边形容差</translation>
    </message>
    <message>
        <source>How far the polygon may be away from the mask&apos;s corners</source>
        <translation>多边形与掩码角点的最大距离</translation>
    </message>
    <message>
        <source>Geometry of the objects</source>
        <translation>物体的几何量</translation>
    </message>
    <message>
        <source>There are no objects yet. Point at one on the picture.</source>
        <translation>还没有物体。请在图像上点选一个。</translation>
    </message>
</context>
<context>
    <name>widgets::segment::MetricsPanel</name>
    <message>
        <source>Metrics of all classes</source>
        <translation>所有类别的指标</translation>
    </message>
    <message>
        <source>Metrics of each class</source>
        <translation>各类别的指标</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>The confusion matrix appears with a truth.</source>
        <translation>有真值时显示混淆矩阵。</translation>
    </message>
    <message>
        <source>IoU per click</source>
        <translation>逐次点击的 IoU</translation>
    </message>
    <message>
        <source>The IoU is recorded with each click while there is a truth.</source>
        <translation>有真值时，每次点击都会记录 IoU。</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>Colours of the confusion matrix</source>
        <translation>混淆矩阵的着色</translation>
    </message>
    <message>
        <source>What colours the cells of the confusion matrix</source>
        <translation>混淆矩阵单元格按什么着色</translation>
    </message>
    <message>
        <source>Share of the row</source>
        <translation>占该行的比例</translation>
    </message>
    <message>
        <source>Logarithm</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
</context>
<context>
    <name>widgets::segment::MetricsParts</name>
    <message>
        <source>The truth was not taken as it is.</source>
        <translation>真值未按原样采用。</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开一幅图像。</translation>
    </message>
    <message>
        <source>There is no truth.</source>
        <translation>没有真值。</translation>
    </message>
    <message>
        <source>Load truth</source>
        <translation>载入真值</translation>
    </message>
    <message>
        <source>Label map, mask or COCO (*.png *.json)</source>
        <translation>标签图、掩码或 COCO (*.png *.json)</translation>
    </message>
</context>
<context>
    <name>widgets::segment::MetricsWatch</name>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开一幅图像。</translation>
    </message>
    <message>
        <source>Choose what is right: a label map, a mask, another object, or draw it.</source>
        <translation>请选择正确答案：标签图、掩码、另一个物体，或自己绘制。</translation>
    </message>
    <message>
        <source>The object that was the truth is no longer there.</source>
        <translation>作为真值的物体已不存在。</translation>
    </message>
    <message>
        <source>Draw the truth on the picture: it has no pixel yet.</source>
        <translation>请在图像上绘制真值：它还没有像素。</translation>
    </message>
    <message>
        <source>There is no object to compare with the truth yet. Add one.</source>
        <translation>还没有可与真值比较的物体。请添加一个。</translation>
    </message>
    <message>
        <source>The object has no mask yet: point at it.</source>
        <translation>物体还没有掩码：请点选它。</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>%1 against the truth</source>
        <translation>%1 与真值比较</translation>
    </message>
    <message>
        <source>All visible objects against the truth</source>
        <translation>所有可见物体与真值比较</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>True positives</source>
        <translation>真阳性</translation>
    </message>
    <message>
        <source>Only in the predicted band</source>
        <translation>仅在预测的边界带中</translation>
    </message>
    <message>
        <source>False positives</source>
        <translation>假阳性</translation>
    </message>
    <message>
        <source>Only in the truth&apos;s band</source>
        <translation>仅在真值的边界带中</translation>
    </message>
    <message>
        <source>False negatives</source>
        <translation>假阴性</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Truth %1, predicted %2</source>
        <translation>真值 %1，预测 %2</translation>
    </message>
</context>
<context>
    <name>widgets::segment::ObjectListModel</name>
    <message>
        <source>Visible: click to hide</source>
        <translation>可见：点击以隐藏</translation>
    </message>
    <message>
        <source>Hidden: click to show</source>
        <translation>已隐藏：点击以显示</translation>
    </message>
    <message>
        <source>Locked: click to unlock</source>
        <translation>已锁定：点击以解锁</translation>
    </message>
    <message>
        <source>Click to lock against changes</source>
        <translation>点击以锁定，防止更改</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Area (px)</source>
        <translation>面积（像素）</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
</context>
<context>
    <name>widgets::segment::ObjectsPart</name>
    <message>
        <source>The object is locked.</source>
        <translation>物体已锁定。</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开一幅图像。</translation>
    </message>
    <message>
        <source>There is no object yet.</source>
        <translation>还没有物体。</translation>
    </message>
    <message>
        <source>It is the first object.</source>
        <translation>它是第一个物体。</translation>
    </message>
    <message>
        <source>It is the last object.</source>
        <translation>它是最后一个物体。</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class of the object</source>
        <translation>物体的类别</translation>
    </message>
</context>
<context>
    <name>widgets::segment::OverallModel</name>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
</context>
<context>
    <name>widgets::segment::PromptListModel</name>
    <message>
        <source>Box</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>x (px)</source>
        <translation>x (像素)</translation>
    </message>
    <message>
        <source>y (px)</source>
        <translation>y (像素)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Previous mask</source>
        <translation>先前的掩码</translation>
    </message>
</context>
<context>
    <name>widgets::segment::SegmentDocument</name>
    <message>
        <source>Add object point</source>
        <translation>添加物体点</translation>
    </message>
    <message>
        <source>Add background point</source>
        <translation>添加背景点</translation>
    </message>
    <message>
        <source>Draw box</source>
        <translation>画框</translation>
    </message>
    <message>
        <source>Delete prompt</source>
        <translation>删除提示</translation>
    </message>
    <message>
        <source>Clear prompts</source>
        <translation>清除提示</translation>
    </message>
    <message>
        <source>The object is locked. Unlock it in the list of objects to change it.</source>
        <translation>物体已锁定。请在物体列表中解锁后再更改。</translation>
    </message>
    <message>
        <source>Remove previous mask</source>
        <translation>移除先前的掩码</translation>
    </message>
    <message>
        <source>Switch prompt on</source>
        <translation>开启提示</translation>
    </message>
    <message>
        <source>Switch prompt off</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Move prompt</source>
        <translation>移动提示</translation>
    </message>
    <message>
        <source>Use mask as prompt</source>
        <translation>以掩码为提示</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Add polygon</source>
        <translation>添加多边形</translation>
    </message>
    <message>
        <source>Cut out polygon</source>
        <translation>擦除多边形</translation>
    </message>
    <message>
        <source>Remove strokes</source>
        <translation>移除笔画</translation>
    </message>
    <message>
        <source>Choose candidate</source>
        <translation>选择候选</translation>
    </message>
    <message>
        <source>New object</source>
        <translation>新建物体</translation>
    </message>
    <message>
        <source>Duplicate object</source>
        <translation>复制物体</translation>
    </message>
    <message>
        <source>Delete object</source>
        <translation>删除物体</translation>
    </message>
    <message>
        <source>Rename object</source>
        <translation>重命名物体</translation>
    </message>
    <message>
        <source>Change class</source>
        <translation>更改类别</translation>
    </message>
    <message>
        <source>Show object</source>
        <translation>显示物体</translation>
    </message>
    <message>
        <source>Hide object</source>
        <translation>隐藏物体</translation>
    </message>
    <message>
        <source>Lock object</source>
        <translation>锁定物体</translation>
    </message>
    <message>
        <source>Unlock object</source>
        <translation>解锁物体</translation>
    </message>
    <message>
        <source>Reorder objects</source>
        <translation>调整物体顺序</translation>
    </message>
    <message>
        <source>Add objects</source>
        <translation>添加物体</translation>
    </message>
    <message>
        <source>Change filter</source>
        <translation>更改过滤</translation>
    </message>
    <message>
        <source>Add class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Change label</source>
        <translation>更改标签</translation>
    </message>
    <message>
        <source>Delete class</source>
        <translation>删除类别</translation>
    </message>
</context>
<context>
    <name>widgets::segment::SegmentInspector</name>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Left click: object
Right click: background
Drag: box</source>
        <translation>左键：物体
右键：背景
拖动：框</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>Drawing and filter</source>
        <translation>绘制和过滤</translation>
    </message>
</context>
<context>
    <name>widgets::segment::TruthBar</name>
    <message>
        <source>An object</source>
        <translation>一个物体</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>Truth: %1</source>
        <translation>真值：%1</translation>
    </message>
    <message>
        <source>Pixels whose truth has this label count nowhere.</source>
        <translation>真值为此标签的像素不参与任何计数。</translation>
    </message>
    <message>
        <source>Only a truth from a file has labels to ignore.</source>
        <translation>只有来自文件的真值才有可忽略的标签。</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>Ignore label</source>
        <translation>忽略标签</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Ignored label of the truth</source>
        <translation>真值中忽略的标签</translation>
    </message>
</context>
<context>
    <name>widgets::segment::TruthStore</name>
    <message>
        <source>Choose a truth</source>
        <translation>选择真值</translation>
    </message>
    <message>
        <source>Put the truth away</source>
        <translation>移除真值</translation>
    </message>
    <message>
        <source>Ignore a label</source>
        <translation>忽略一个标签</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>Draw a truth</source>
        <translation>绘制真值</translation>
    </message>
</context>
</TS>
