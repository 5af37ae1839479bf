<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Save mask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate &amp;1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate &amp;2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate &amp;3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single &amp;mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Encode picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the &amp;desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Tessera</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Assets</name>
    <message>
        <source>The package %1 cannot be unpacked: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download may have been cut short: try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package %1 has no files in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write to the folder of models and photos, %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it writable, free some space, or let XDG_CACHE_HOME name another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from the package %2 is not the file that was expected (wrong size or checksum); it was not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, the package has changed: look for a newer Tessera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no home folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let XDG_CACHE_HOME name a folder for models and photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no asset named &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;tessera assets list&quot; shows the names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run: tessera assets fetch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) has not been fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package %1 has no file %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package has changed: look for a newer Tessera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program %1 is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program %1 cannot be started: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The asset manifest is wrong at %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install npm (Debian: apt-get install npm), then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and npm&apos;s settings, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This package comes from Debian: put the files into the folder that &quot;tessera assets list&quot; shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network, run &quot;apt-get update&quot; as root, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not download the package %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SHA-256 checksum cannot be computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eileen Collins, astronaut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chelsea the cat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cup of coffee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rocket on its launch pad</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AtomicFile</name>
    <message>
        <source>Free some space there, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists and may be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Cannot write to standard output: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexpected failure: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report this with what you did before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleGallery</name>
    <message>
        <source>Reading the sample pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SegmentPane</name>
    <message>
        <source>Reading the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing the masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a picture first, or open a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture has %1 x %2 pixels, more than the %3 megapixels that are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale it down, or crop it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SegmentVerb</name>
    <message>
        <source>%1 is an input and would be overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the result another name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Opens the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device by index or part of its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system, en or zh_CN.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Tessera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (%1);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Tessera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tessera %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A desktop explorer for how vision, attention and reinforcement learning work. Every heavy number is computed by a Vulkan kernel.

Free software under the GNU General Public License, version 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes on %1 (%2), driver %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position and value under the cursor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::cli</name>
    <message>
        <source>unknown option --%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown option --%1; did you mean --%2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;, but must be one of: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unexpected argument &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: tessera [VERB [ARGUMENTS]]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows how vision, attention and reinforcement learning work. Without a verb, the window opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verbs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this help; after a verb, the help of that verb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 failed, 2 wrong usage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usage: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown option %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown verb &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this build has no window; give a verb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hint: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--candidate wants best, 0, 1, 2 or 3, not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 wants a name that ends in %2, not &quot;%3&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to segment by: give --point, --box or --mask-input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was damaged and has been removed; fetching it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package %1 of %2: downloading %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package %1 of %2: unpacking and checking %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package %1 of %2: %3 is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error: %1 is damaged: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error: %1 is missing: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;tessera assets fetch&quot; with the names fetches them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List, fetch or verify the models and photos that Tessera works with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list: what there is; fetch: download what is missing or damaged; verify: check contents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of assets or groups; none: all (fetch: all but the group test).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are kept in $XDG_CACHE_HOME/tessera/assets, else in ~/.cache/tessera/assets.
verify ends with exit code 1 if a file is damaged, or missing although it was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--runs takes a number from 1 to 1000, not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: median %2 ms of %3 runs; %4 dispatches, %5 pipelines, arena %6 MiB, planned in %7 ms
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GFLOP/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time Tessera&apos;s own work on this machine, kernel by kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture to encode; the sample photo chelsea if left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timed runs of each graph; 5 if left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index or part of the name of the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device: %1 (%2)
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16-bit floats in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16-bit float arithmetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8-bit integers in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>64-bit float arithmetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timestamps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vulkan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, one buffer at most %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workgroup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 invocations, %2 KiB shared, subgroups of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing beyond the basics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the compute devices of this machine and what each can do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--device and the environment variable TESSERA_DEVICE take an index or a part of a name of this list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no Vulkan device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 x %3 pixels, on %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate %1: predicted IoU %2, stability %3, %4 pixels (%5 % of the picture)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overlay: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut an object out of a picture by pointing at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IMAGE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture: PNG, JPEG, WebP, BMP, TIFF or PNM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X,Y[,+|-]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A point of the object (+, as without a sign) or of the background (-).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X0,Y0,X1,Y1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A box around the object, left top and right bottom corner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MASK.png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A previous mask of the picture&apos;s size, to be improved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best|0|1|2|3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which mask to write: 0 is the single one, 1 to 3 are part, whole and more; best lets the model choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the mask: grey, 255 the object, 0 the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OVERLAY.png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the picture with the mask over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FILE|-</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write prompts, candidates, device and timings as JSON; - is standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index or part of the name of the device to compute on; see tessera devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither read nor keep the picture&apos;s embedding on disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinates are pixels from the left top corner. A picture is encoded once; further prompts on it are fast.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::cli::Arguments</name>
    <message>
        <source>unknown option %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>option --%1 takes no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>option --%1 needs a value: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>option --%1 is given twice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bench</name>
    <message>
        <source>Timing %1: run %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>There is not enough memory for this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexpected failure: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report this with what you did before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::segment</name>
    <message>
        <source>--point wants X,Y or X,Y,+ (object) or X,Y,- (background), not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--box wants X0,Y0,X1,Y1, not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gpu</name>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of shape %1 is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensors of more than %1 dimensions are not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes %1 and %2 cannot be broadcast together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axis %1 is outside a tensor of %2 dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device offers no memory of the kind that is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MiB are more than the device&apos;s memory of %2 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a smaller picture or model, or choose another device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of %1 MiB is larger than this device can bind at once (%2 MiB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A buffer does not lie inside its block of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of %1 MiB is larger than this device&apos;s texel buffers may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices here: %1. Leave the choice out to take the best one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device here can run Tessera: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install mesa-vulkan-drivers, which brings a driver that needs no graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no device &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; fits more than one device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device &quot;%1&quot; cannot be used: it %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device has no compute queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of %1 bytes at %2 does not fit a buffer of %3 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel %1 asks for %2 invocations in a workgroup, the device allows %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no kernel &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A permutation of %1 axes does not fit a tensor of %2 dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A permutation names an axis twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot become %2: the counts differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slice leaves its tensor of shape %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape %1 cannot be stretched to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be copied to one of shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An elementwise program is not valid: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot have a result of shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be gathered from an empty axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot make %3 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A matrix product of %1 and %2x%3 cannot be stored as %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A matrix product needs two dimensions, not shape %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A packed matrix has two dimensions, not shape %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be normalised to one of shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scale or bias of shape %1 does not fit rows of %2 elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be reduced to one of shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no largest element along an empty axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown coordinates of a resize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown rounding of a resize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown mode of a resize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be resized to shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty picture cannot be resized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of %1 elements is too large for this operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel %1 needs %2 workgroups, the device allows %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel %1 was called with the wrong arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel %1 has more parameters than the device allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 values do not fill a tensor of shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of shape %1 does not fit its buffer of %2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics driver failed: %1 returned %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device has not enough memory (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, use a smaller picture, or choose another device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device stopped answering (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens often, choose another device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Vulkan driver was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a Vulkan driver; mesa-vulkan-drivers brings one that needs no graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the graphics driver, or choose another device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Vulkan validation layer is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install vulkan-validationlayers, or unset TESSERA_VALIDATION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A built-in kernel is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention of %1, %2 and %3 cannot be stored as %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention heads have at most %1 columns, these have %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of shape %1 do not fit the convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A convolution of %1 cannot be stored as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A convolution needs four dimensions, not shape %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>image</name>
    <message>
        <source>%1 is damaged or incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download the picture again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder, not a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one picture file inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a picture file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 bytes; at most %3 are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the picture smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a picture that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP, BMP, TIFF and PNM can be read; the content counts, not the file&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 says that its size is %2 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 pixels; at most %3 pixels and %4 along one side are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 pixels and would take %3 bytes decoded; at most %4 are allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds numbers of a kind that is not a photo&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it with 8 or 16 bits per channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture cannot be written as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the name in .png (a picture that is not a mask also in .jpg).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be encoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be encoded: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to write to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a JPEG of a kind that cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as an 8-bit JPEG or as PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged or incomplete: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask has %1 x %2 pixels, but the picture %3 x %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The opacity must lie between 0 and 1, not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of %1 x %2 pixels cannot be resized to %3 x %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>onnx</name>
    <message>
        <source>Tensors of type %1 are not supported here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place of the tensor %1 in its file is not a number: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model wants to read weights from outside of its folder: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s file of weights is missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it beside the model file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model wants to read weights from the file %1, but was not read from a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of weights %1 is too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s weights take more than %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no fusion pass named %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attribute %1 of the node %2 has an unexpected type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graph has no tensor named %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An integer is divided by 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mod of floating-point numbers needs fmod = 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both values of Where need the same type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 is outside of an axis of %2 elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indices of shape %1 do not fit data of shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensors of different types cannot be concatenated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The padding mode %1 is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of shape %1 has no triangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ConstantOfShape needs one value, not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OneHot needs two values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no element %1 in a tensor of shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of type %1 and shape %2 has %3 bytes instead of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be given the shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of type %1 was read as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s input %1 is %2 and cannot take a tensor of type %3 and shape %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no input named %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shape of the model&apos;s input %1 (%2) is not fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its result depends on values that are only known at run time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; is used before it is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An axis is named twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slice has a step of 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input %1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input %1 (%2) must be constant, but depends on the model&apos;s input values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slice needs as many starts as ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slice needs as many starts as axes and steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new shape is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no valid extent to reshape to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of shape %1 cannot be reshaped to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axis %1 of shape %2 is not 1 and cannot be squeezed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The axes to insert are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axis %1 is outside of a tensor of %2 dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>perm does not name each of %1 axes once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile needs one number of repetitions per axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An axis of %1 elements cannot be split into these %2 parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad needs two numbers per axis of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad cuts away more than there is of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node %1 (%2) cannot be computed: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operator %1 of the node %2 is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1 gathers element %2 of an axis of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; was not asked for when the plan was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no input &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input &quot;%1&quot; must be %2 of shape %3, not %4 of shape %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor %1 of the model is damaged: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the model file again, or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models with sparse weights are not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a whole ONNX model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again; it may be cut off or of another kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 bytes; models of more than %3 bytes are not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 uses version %2 of the ONNX operators; this program knows them up to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the model again for operator set %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 breaks the ONNX standard: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the model again, or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a whole ONNX tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrices of shapes %1 and %2 cannot be multiplied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape %1 cannot be broadcast to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bias of shape %1 does not fit %2 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An axis without elements has no largest or smallest one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes %1 and %2 cannot be concatenated along axis %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A constant is neither a number nor a tensor of numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape %1 does not fit blocks of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The depth of OneHot must be one number of at least 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A range from %1 to %2 in steps of %3 has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no %1 largest elements along an axis of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no tensor named %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output %1 of the operator %2 is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has %1 nodes that are not supported: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another model, or export it with other operators.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensors of type %1 cannot be computed with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The integer %1 does not fit the device&apos;s 32 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An input of shape %1 does not fit weights of shape %2 in %3 groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attribute %1 needs %2 numbers of at least %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An input of shape %1 has no spatial axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kernel_shape contradicts weights of shape %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A window of %1 elements does not fit an input of shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output_shape needs one number per spatial axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A resize needs either one size or one scale per axis of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>segment</name>
    <message>
        <source>%1 is not the mask decoder that was expected: it has no tensor &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the decoder that &quot;tessera assets fetch segment&quot; brings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedding has %1 values instead of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask decoder %1 makes other masks than expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kept embedding %1 was damaged; it was removed and is computed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedding could not be kept for the next time: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an image encoder: it has %2 inputs and %3 outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the encoder that &quot;tessera assets fetch segment&quot; brings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the image encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image encoder %1 makes %2 values instead of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the mask decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to encode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The point (%1, %2) lies outside the picture of %3 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x goes from 0 to %1 and y from 0 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The box (%1, %2) to (%3, %4) is empty or inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the left top corner first, then the right bottom one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The box (%1, %2) to (%3, %4) reaches outside the picture of %5 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep its corners inside the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to segment by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least one point, a box or a previous mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask has %1 pixels, but the picture %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a mask of the picture&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the compute device</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::MessageBar</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::ProgressStrip</name>
    <message>
        <source>Stop this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::SampleGallery</name>
    <message>
        <source>Sample pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no sample pictures.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::SegmentPane</name>
    <message>
        <source>Dropped picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks need the encoded picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the picture …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding the picture. The mask follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding the picture. You can point at an object already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left click on an object, right click on what is not part of it, or drag a box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at an object first: there is no mask yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask does not fit the prompts yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no prompts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a prompt in the list first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is being encoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is encoded already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x %1  y %2   RGB %3 %4 %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture or drop one here, then click on what you want to cut out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::segment::CandidateCard</name>
    <message>
        <source>Single mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask the model gives when several prompts leave no doubt about the object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click on the picture first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: predicted IoU %2, stability %3, area %4 percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model&apos;s choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pred. IoU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::segment::PromptListModel</name>
    <message>
        <source>Box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x (px)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>y (px)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::segment::SegmentDocument</name>
    <message>
        <source>Add object point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add background point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear prompts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::segment::SegmentInspector</name>
    <message>
        <source>%1 × %2 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left click: object
Right click: background
Drag: box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
