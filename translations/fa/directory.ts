<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Search the directory</source>
        <translation>جستجو در دفتر</translation>
    </message>
    <message>
        <source>Clear the search, then close</source>
        <translation>پاک کردن جستجو، سپس بستن</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>ویرایش…</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>سنجاق</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>پنهان‌سازی</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Import the directory…</source>
        <translation>وارد کردن دفتر پزشکان…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>خواندن دوباره</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>Council number</source>
        <translation>شمارهٔ نظام پزشکی</translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation>نوع شماره</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>پزشک</translation>
    </message>
    <message>
        <source>Specialty code</source>
        <translation>کد تخصص</translation>
    </message>
    <message>
        <source>Centre&apos;s id</source>
        <translation>شناسهٔ مرکز</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>عرض جغرافیایی</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>طول جغرافیایی</translation>
    </message>
    <message>
        <source>First in lists</source>
        <translation>اول در فهرست‌ها</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>پنهان</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>دفتر</translation>
    </message>
    <message>
        <source>Specialty</source>
        <translation>تخصص</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>آشنا از</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>در فهرست‌ها</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>پاسخ‌ها</translation>
    </message>
    <message>
        <source>Typed in</source>
        <translation>دستی</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>فایل</translation>
    </message>
    <message>
        <source>The demo</source>
        <translation>نسخهٔ آموزشی</translation>
    </message>
    <message>
        <source>First</source>
        <translation>سنجاق‌شده</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>پیشنهاد می‌شود</translation>
    </message>
    <message>
        <source>{doctor} was added</source>
        <translation>{doctor} افزوده شد</translation>
    </message>
    <message>
        <source>{doctor} was changed</source>
        <translation>{doctor} ویرایش شد</translation>
    </message>
    <message>
        <source>{doctor} now comes first in lists</source>
        <translation>{doctor} از این پس اول فهرست‌ها می‌آید</translation>
    </message>
    <message>
        <source>{doctor} is back among the others</source>
        <translation>{doctor} به جای خود در فهرست برگشت</translation>
    </message>
    <message>
        <source>{doctor} is hidden: neither offered nor asked</source>
        <translation>{doctor} پنهان شد: دیگر پیشنهاد و پرسیده نمی‌شود</translation>
    </message>
    <message>
        <source>{doctor} is offered again</source>
        <translation>{doctor} دوباره پیشنهاد می‌شود</translation>
    </message>
    <message>
        <source>{doctor} was removed</source>
        <translation>{doctor} حذف شد</translation>
    </message>
    <message>
        <source>Undone for {doctor}</source>
        <translation>کار پیشین برای {doctor} برگردانده شد</translation>
    </message>
    <message>
        <source>{doctor} was imported</source>
        <translation>{doctor} وارد شد</translation>
    </message>
    <message>
        <source>Centre&apos;s id: {id}</source>
        <translation>شناسهٔ مرکز: {id}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>The gateway says: {words}</source>
        <translation>پیام درگاه: {words}</translation>
    </message>
    <message>
        <source>Place: {point}</source>
        <translation>مکان: {point}</translation>
    </message>
    <message>
        <source>Reading the directory…</source>
        <translation>خواندن دفتر…</translation>
    </message>
    <message>
        <source>Nobody is known yet</source>
        <translation>هنوز کسی در دفتر نیست</translation>
    </message>
    <message>
        <source>The gateway has no list of doctors. Whoever a reply names is kept here by itself; others are added by their council number.</source>
        <translation>درگاه فهرستی از پزشکان ندارد. هر که در پاسخ‌های درگاه نام برده شود خودبه‌خود اینجا می‌ماند؛ دیگران را با شمارهٔ نظام پزشکی بیفزایید.</translation>
    </message>
    <message>
        <source>Nobody of that name or number</source>
        <translation>کسی با این نام یا شماره نیست</translation>
    </message>
    <message>
        <source>Check the spelling, or type less of it.</source>
        <translation>املای آن را بررسی کنید یا کمتر بنویسید.</translation>
    </message>
    <message>
        <source>Hidden entries are left out: {n}.</source>
        <translation>پنهان‌ها نیامده‌اند: {n}.</translation>
    </message>
    <message>
        <source>Everybody is hidden</source>
        <translation>همه پنهان‌اند</translation>
    </message>
</context>
<context>
    <name>DirectoryDialog</name>
    <message>
        <source>Directory of doctors and centres</source>
        <translation>دفتر پزشکان و مرکزها</translation>
    </message>
    <message>
        <source>Show hidden ones</source>
        <translation>نمایش پنهان‌ها</translation>
    </message>
    <message>
        <source>The gateway has no list of doctors. What you type here is kept on this desk.</source>
        <translation>درگاه فهرست پزشکان را نمی‌دهد. آنچه اینجا بنویسید در همین میز می‌ماند.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>افزودن</translation>
    </message>
    <message>
        <source>This entry is of this desk&apos;s own: all of it can be changed.</source>
        <translation>این مورد را خود این میز افزوده است: همهٔ آن را می‌توان تغییر داد.</translation>
    </message>
    <message>
        <source>What you change holds on this desk. A field that you empty says what the gateway says.</source>
        <translation>آنچه تغییر دهید در همین میز می‌ماند. هر خانه‌ای را خالی کنید همان می‌شود که درگاه می‌گوید.</translation>
    </message>
    <message>
        <source>Edit a doctor</source>
        <translation>ویرایش پزشک</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>ذخیره</translation>
    </message>
    <message>
        <source>Export the directory</source>
        <translation>خروجی گرفتن از دفتر</translation>
    </message>
    <message>
        <source>Name, number, specialty or centre</source>
        <translation>نام، شماره، تخصص یا مرکز</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>پاک کردن جستجو</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>برداشتن سنجاق</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>نمایش دوباره</translation>
    </message>
</context>
<context>
    <name>DirectoryImport</name>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>The file has no column of this heading: {columns}</source>
        <translation>فایل ستونی با این عنوان ندارد: {columns}</translation>
    </message>
    <message>
        <source>Wrong lines: {n}. Nothing is imported until they are right.</source>
        <translation>خط‌های نادرست: {n}. تا درست نشوند چیزی وارد نمی‌شود.</translation>
    </message>
    <message>
        <source>New: {new} · changed: {changed} · as before: {same}</source>
        <translation>تازه: {new} · تغییرکرده: {changed} · مثل پیش: {same}</translation>
    </message>
    <message>
        <source>Type the path of a file, or choose one.</source>
        <translation>نشانی فایل را بنویسید یا آن را انتخاب کنید.</translation>
    </message>
    <message>
        <source>The spreadsheet changed this code: {text}. Format the column as text.</source>
        <translation>صفحه‌گسترده این کد را تغییر داده است: {text}. قالب ستون را متن کنید.</translation>
    </message>
    <message>
        <source>This kind of number is not known: {text}</source>
        <translation>این نوع شماره شناخته نیست: {text}</translation>
    </message>
    <message>
        <source>The specialty&apos;s code is not in appendix 3.</source>
        <translation>کد تخصص در پیوست ۳ نیست.</translation>
    </message>
    <message>
        <source>The same doctor at the same centre stands above: {text}</source>
        <translation>همین پزشک در همین مرکز بالاتر آمده است: {text}</translation>
    </message>
    <message>
        <source>Line {n}: {why}</source>
        <translation>خط {n}: {why}</translation>
    </message>
</context>
<context>
    <name>DirectoryImportDialog</name>
    <message>
        <source>File (XLSX, XLS, ODS or CSV)</source>
        <translation>فایل (XLSX، XLS، ODS یا CSV)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>انتخاب…</translation>
    </message>
    <message>
        <source>What the file holds, or what is wrong in it</source>
        <translation>محتوای فایل یا خطاهای آن</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>وارد کردن</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Columns are known by their headings, as in an export. The number and the centre&apos;s id are needed.</source>
        <translation>ستون‌ها از عنوانشان شناخته می‌شوند، مانند خروجی همین فهرست. شماره و شناسهٔ مرکز لازم است.</translation>
    </message>
</context>
<context>
    <name>DirectoryView</name>
    <message>
        <source>Doctors and centres</source>
        <translation>پزشکان و مرکزها</translation>
    </message>
</context>
<context>
    <name>DirectoryViewModel</name>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} از {total}</translation>
    </message>
    <message>
        <source>{shown}; hidden: {n}</source>
        <translation>{shown}؛ پنهان: {n}</translation>
    </message>
    <message>
        <source>Saved {n} rows as {file}</source>
        <translation>{n} ردیف در «{file}» ذخیره شد</translation>
    </message>
    <message>
        <source>Whom a reply named comes back with the next one: hide it ({key}).</source>
        <translation>هر که در پاسخ درگاه نام برده شود با پاسخ بعدی برمی‌گردد: پنهانش کنید ({key}).</translation>
    </message>
    <message>
        <source>The file was imported</source>
        <translation>فایل وارد شد</translation>
    </message>
    <message>
        <source>The import was undone</source>
        <translation>واردکردن برگردانده شد</translation>
    </message>
    <message>
        <source>The directory was not saved; nothing was changed</source>
        <translation>دفتر ذخیره نشد؛ چیزی تغییر نکرد</translation>
    </message>
    <message>
        <source>The gateway says: {words}</source>
        <translation>پیام درگاه: {words}</translation>
    </message>
</context>
</TS>
