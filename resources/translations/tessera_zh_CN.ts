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
        <source>nothing to segment by: give --point, --box or --mask-input</source>
        <translation>没有分割的依据：请给出 --point、--box 或 --mask-input</translation>
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
        <source>The picture: PNG, JPEG, WebP, BMP, TIFF or PNM.</source>
        <translation>图像：PNG、JPEG、WebP、BMP、TIFF 或 PNM。</translation>
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
        <source>Write the mask: grey, 255 the object, 0 the rest.</source>
        <translation>写出掩码：灰度图，物体为 255，其余为 0。</translation>
    </message>
    <message>
        <source>OVERLAY.png</source>
        <translation>OVERLAY.png</translation>
    </message>
    <message>
        <source>Write the picture with the mask over it.</source>
        <translation>写出叠加了掩码的图像。</translation>
    </message>
    <message>
        <source>FILE|-</source>
        <translation>FILE|-</translation>
    </message>
    <message>
        <source>Write prompts, candidates, device and timings as JSON; - is standard output.</source>
        <translation>把提示、候选、设备和用时写成 JSON；- 表示标准输出。</translation>
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
        <source>Window: tessera [IMAGE] [--device D] [--theme system|light|dark] [--language system|en|zh_CN]</source>
        <translation>窗口：tessera [IMAGE] [--device D] [--theme system|light|dark] [--language system|en|zh_CN]</translation>
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
        <translation>进入冰洞的奖励。</translation>
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
        <source>Index or part of the name of the device that computes value iteration in single precision; the host in double precision if left out.</source>
        <translation>以单精度计算值迭代的设备的编号或部分名称；省略则由主机以双精度计算。</translation>
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
        <source>list the worlds and algorithms, solve a world, or check the books&apos; tables.</source>
        <translation>list 列出世界和算法，solve 求解一个世界，check 核对书中的表。</translation>
    </message>
    <message>
        <source>WORLD</source>
        <translation>世界</translation>
    </message>
    <message>
        <source>For solve a built-in world, a JSON file or a text map; for check a built-in world, all if left out.</source>
        <translation>用于 solve：内置世界、JSON 文件或文本地图；用于 check：内置世界，省略则为全部。</translation>
    </message>
    <message>
        <source>A text map has one row a line: S start, F or . free, # wall, X forbidden, H hole (ends), G goal (ends, reward 1).</source>
        <translation>文本地图每行为一排格子：S 起点，F 或 . 自由，# 墙，X 禁区，H 冰洞（结束），G 目标（结束，奖励 1）。</translation>
    </message>
    <message>
        <source>solve wants a WORLD</source>
        <translation>solve 需要一个世界</translation>
    </message>
    <message>
        <source>--%1 belongs to solve</source>
        <translation>--%1 只用于 solve</translation>
    </message>
    <message>
        <source>list takes no WORLD</source>
        <translation>list 不需要世界</translation>
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
        <translation>可用字母：S 起点，F 或 . 自由，# 墙，X 禁区，H 冰洞，G 目标。</translation>
    </message>
    <message>
        <source>The map is too large at row %1.</source>
        <translation>地图在第 %1 行超出大小限制。</translation>
    </message>
    <message>
        <source>At most %1 rows and %1 columns.</source>
        <translation>最多 %1 行、%1 列。</translation>
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
        <source>Zhao&apos;s 5 x 5 world, forbidden and border -10 (Figs 8.9, 8.10)</source>
        <translation>赵世钰的 5 x 5 世界，禁区和边界 -10（图 8.9、8.10）</translation>
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
        <source>At most %1 are possible.</source>
        <translation>最多可有 %1 个。</translation>
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
</context>
<context>
    <name>SampleGallery</name>
    <message>
        <source>Reading the sample pictures</source>
        <translation>正在读取示例图像</translation>
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
        <source>Scale it down, or crop it</source>
        <translation>请缩小或裁剪图像</translation>
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
        <source>%1 – Tessera</source>
        <translation>%1 – Tessera</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Pictures (%1);;All files (*)</source>
        <translation>图像 (%1);;所有文件 (*)</translation>
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
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
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
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Segmentation</source>
        <translation>分割(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Computes on %1 (%2), driver %3</source>
        <translation>在 %1（%2）上计算，驱动 %3</translation>
    </message>
    <message>
        <source>no device</source>
        <translation>没有设备</translation>
    </message>
    <message>
        <source>Device: %1</source>
        <translation>设备：%1</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放比例</translation>
    </message>
    <message>
        <source>Position and value under the cursor</source>
        <translation>光标处的位置和像素值</translation>
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
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
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
        <source>Make the picture smaller.</source>
        <translation>请缩小图像。</translation>
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
</context>
<context>
    <name>report</name>
    <message>
        <source>A row of %1 cells does not fit a table of %2 columns</source>
        <translation>含 %1 个单元格的行与 %2 列的表格不符</translation>
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
</context>
</TS>
