<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>CodeTables</name>
    <message>
        <source> and </source>
        <comment>between two numbers</comment>
        <translation> و </translation>
    </message>
    <message>
        <source>Appendix {n}: {title}, {count} rows</source>
        <translation>پیوست {n}: {title}، {count} ردیف</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>نوع</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>کد</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>اصطلاح</translation>
    </message>
    <message>
        <source>English term</source>
        <translation>اصطلاح انگلیسی</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>توضیح</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>گروه</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>صادرکننده</translation>
    </message>
    <message>
        <source>Assigner</source>
        <translation>تخصیص‌دهنده</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>Imported list: {title}, {count} rows</source>
        <translation>فهرست واردشده: {title}، {count} ردیف</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>سطح</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>واقع در</translation>
    </message>
</context>
<context>
    <name>CodesScreen</name>
    <message>
        <source>Codes</source>
        <translation>کدها</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
    <message>
        <source>Copy the coding system</source>
        <translation>کپی نظام کدگذاری</translation>
    </message>
    <message>
        <source>Code, term or note in any of the tables</source>
        <translation>کد، اصطلاح یا توضیح در همهٔ جدول‌ها</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>انتخاب جای دیگر</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>ذخیرهٔ جدول در فایل</translation>
    </message>
</context>
<context>
    <name>CodesViewModel</name>
    <message>
        <source>Appendix {n} of the guide, version {version}</source>
        <translation>پیوست {n} راهنما، نسخهٔ {version}</translation>
    </message>
    <message>
        <source>Appendices {n} of the guide, version {version}</source>
        <translation>پیوست‌های {n} راهنما، نسخهٔ {version}</translation>
    </message>
    <message>
        <source>Rows: {n}</source>
        <translation>{n} ردیف</translation>
    </message>
    <message>
        <source>Found: {n}, in {tables} of the tables</source>
        <translation>{n} نتیجه در {tables} جدول</translation>
    </message>
    <message>
        <source>Saved {n} rows as {file}</source>
        <translation>{n} ردیف در «{file}» ذخیره شد</translation>
    </message>
    <message>
        <source>Code copied: {text}</source>
        <translation>کد کپی شد: {text}</translation>
    </message>
    <message>
        <source>Term copied: {text}</source>
        <translation>اصطلاح کپی شد: {text}</translation>
    </message>
    <message>
        <source>Coded text copied as JSON: {text}</source>
        <translation>متن کددار به‌صورت JSON کپی شد: {text}</translation>
    </message>
    <message>
        <source>Coding system copied: {text}</source>
        <translation>نظام کدگذاری کپی شد: {text}</translation>
    </message>
    <message>
        <source>The table was not saved; nothing was changed</source>
        <translation>جدول ذخیره نشد؛ هیچ فایلی تغییر نکرد</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>نتیجهٔ جستجو</translation>
    </message>
    <message>
        <source>Appendix {n}</source>
        <translation>پیوست {n}</translation>
    </message>
    <message>
        <source>Coding system</source>
        <translation>نظام کدگذاری</translation>
    </message>
    <message>
        <source>Appendix</source>
        <translation>پیوست</translation>
    </message>
    <message>
        <source>Not imported yet</source>
        <translation>هنوز وارد نشده</translation>
    </message>
    <message>
        <source>From {file} of {date}, imported on {day}</source>
        <translation>از {file} به تاریخ {date}، واردشده در {day}</translation>
    </message>
    <message>
        <source>This list was not imported yet</source>
        <translation>این فهرست هنوز وارد نشده است</translation>
    </message>
    <message>
        <source>The guide names it and does not print it. The ministry&apos;s system Maxa gives it to the centre as a file; import that file here.</source>
        <translation>راهنما از این فهرست نام می‌برد ولی آن را چاپ نکرده است. مرکز فایل آن را از سامانهٔ مکسا می‌گیرد؛ همان فایل را این‌جا وارد کنید.</translation>
    </message>
    <message>
        <source>Check the spelling, or type less of it.</source>
        <translation>املا را بررسی کنید، یا بخش کوتاه‌تری از آن را بنویسید.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Not imported, and so not searched: {lists}.</source>
        <translation>وارد نشده و جستجو هم نشد: {lists}.</translation>
    </message>
    <message>
        <source>In none of the tables</source>
        <translation>در هیچ جدولی پیدا نشد</translation>
    </message>
    <message>
        <source>Put back: {list}. {place}</source>
        <translation>برگردانده شد: {list}. {place}</translation>
    </message>
    <message>
        <source>Imported: {list}. {place}</source>
        <translation>وارد شد: {list}. {place}</translation>
    </message>
    <message>
        <source>The edition before could not be put back</source>
        <translation>نسخهٔ پیشین برگردانده نشد</translation>
    </message>
    <message>
        <source>The present one is still in use. Import the list from its file.</source>
        <translation>نسخهٔ کنونی هنوز به کار می‌رود. فهرست را از فایل آن وارد کنید.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Search all tables</source>
        <translation>جستجو در همهٔ جدول‌ها</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>پاک کردن جستجو</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>کپی کد</translation>
    </message>
    <message>
        <source>Copy the term</source>
        <translation>کپی اصطلاح</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>کپی JSON</translation>
    </message>
    <message>
        <source>Undo: back to the edition before</source>
        <translation>برگرداندن نسخهٔ پیشین</translation>
    </message>
</context>
<context>
    <name>EntriesView</name>
    <message>
        <source>Rows of the table</source>
        <translation>ردیف‌های جدول</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a list</source>
        <translation>وارد کردن فهرست</translation>
    </message>
    <message>
        <source>List</source>
        <translation>فهرست</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>انتخاب…</translation>
    </message>
    <message>
        <source>File (XLSX, XLS, ODS or CSV)</source>
        <translation>فایل (XLSX، XLS، ODS یا CSV)</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>برگ</translation>
    </message>
    <message>
        <source>How the file is laid out</source>
        <translation>چیدمان فایل</translation>
    </message>
    <message>
        <source>The file&apos;s first lines</source>
        <translation>خط‌های نخست فایل</translation>
    </message>
    <message>
        <source>What is said of the lines</source>
        <translation>گزارش خط به خط</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>وارد کردن</translation>
    </message>
    <message>
        <source>Read the file</source>
        <translation>خواندن فایل</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Choose its column</source>
        <translation>ستون آن را انتخاب کنید</translation>
    </message>
</context>
<context>
    <name>ImportList</name>
    <message>
        <source>Line</source>
        <translation>خط</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>ایراد</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>نوشتهٔ خانه</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغییر</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>تاکنون</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>از این پس</translation>
    </message>
</context>
<context>
    <name>ImportViewModel</name>
    <message>
        <source>Not imported yet. The ministry gives the list by its system Maxa.</source>
        <translation>هنوز وارد نشده است. این فهرست را سامانهٔ مکسای وزارت می‌دهد.</translation>
    </message>
    <message>
        <source>In use: {edition}, {n} rows</source>
        <translation>نسخهٔ کنونی: {edition}، {n} ردیف</translation>
    </message>
    <message>
        <source>The file is being read: {n} %</source>
        <translation>فایل خوانده می‌شود: {n}٪</translation>
    </message>
    <message>
        <source>The lines are being checked: {n} %</source>
        <translation>خط‌ها بررسی می‌شود: {n}٪</translation>
    </message>
    <message>
        <source>The list is being imported</source>
        <translation>فهرست وارد می‌شود</translation>
    </message>
    <message>
        <source>In no column</source>
        <translation>در هیچ ستونی</translation>
    </message>
    <message>
        <source>Name a file, or choose one.</source>
        <translation>نام فایل را بنویسید یا فایلی انتخاب کنید.</translation>
    </message>
    <message>
        <source>The list could not be written; the one before is still in use: {reason}</source>
        <translation>فهرست نوشته نشد و نسخهٔ پیشین هنوز به کار می‌رود: {reason}</translation>
    </message>
</context>
<context>
    <name>TablesView</name>
    <message>
        <source>The guide&apos;s code tables</source>
        <translation>جدول‌های کد راهنما</translation>
    </message>
</context>
</TS>
