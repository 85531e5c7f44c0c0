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
        <source>Province</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>County</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rural district</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Village</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported list: {title}, {count} rows</source>
        <translation type="unfinished"></translation>
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
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation type="unfinished"></translation>
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
        <source>Not imported yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appendix {n} of the guide, version {version}</source>
        <translation>پیوست {n} راهنما، نسخهٔ {version}</translation>
    </message>
    <message>
        <source>Appendices {n} of the guide, version {version}</source>
        <translation>پیوست‌های {n} راهنما، نسخهٔ {version}</translation>
    </message>
    <message>
        <source>From {file} of {date}, imported on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list was not imported yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guide names it and does not print it. The ministry&apos;s system Maxa gives it to the centre as a file; import that file here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling, or type less of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Not imported, and so not searched: {lists}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In none of the tables</source>
        <translation type="unfinished">در هیچ جدولی پیدا نشد</translation>
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
        <source>Put back: {list}. {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported: {list}. {place}</source>
        <translation type="unfinished"></translation>
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
        <source>The edition before could not be put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present one is still in use. Import the list from its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not write in that folder.</source>
        <translation>اجازهٔ نوشتن در آن پوشه را ندارید.</translation>
    </message>
    <message>
        <source>Choose another one, such as your documents.</source>
        <translation>پوشهٔ دیگری انتخاب کنید، مانند پوشهٔ اسناد خودتان.</translation>
    </message>
    <message>
        <source>A file of that name is open in another program, or is write-protected.</source>
        <translation>فایلی با همین نام در برنامهٔ دیگری باز است یا فقط‌خواندنی است.</translation>
    </message>
    <message>
        <source>Close it there (in Excel, say), or choose another name.</source>
        <translation>آن را در آن برنامه (مثلاً Excel) ببندید یا نام دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>There is no room left on that drive.</source>
        <translation>در آن درایو جای خالی نمانده است.</translation>
    </message>
    <message>
        <source>Make room, or choose another drive.</source>
        <translation>جا باز کنید یا درایو دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>The folder or drive is not there any more.</source>
        <translation>آن پوشه یا درایو دیگر در دسترس نیست.</translation>
    </message>
    <message>
        <source>Plug it in again, or choose another one.</source>
        <translation>دوباره وصلش کنید یا جای دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>The file could not be written there.</source>
        <translation>فایل در آنجا نوشته نشد.</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>نام یا پوشهٔ دیگری انتخاب کنید.</translation>
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
        <source>Export…</source>
        <translation>ذخیره در فایل…</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the import of the list</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File (XLSX, XLS, ODS or CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the file is laid out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s first lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is said of the lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Choose its column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportList</name>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished">کد</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code: {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name: {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term</source>
        <translation type="unfinished">اصطلاح</translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished">گروه</translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code of where it lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns for each level: province, county, town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A place a line, with its level and where it lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel made a date of the code: make the column a text, and type it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel made a number of the code: make the column a text, and type it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is too long for a number: Excel has lost its last digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is a number in Excel: zeros before it are lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A formula: copy the column, and paste its values only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code stands in line {other} too, with another term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The level is none of province, county, district, town, village</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No wider place of the file has this code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several places of the file have this code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wider place in which it lies is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong lines: {wrong} of {rows}. Nothing is imported until they are mended in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line of this file can be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {rows} lines are good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} say again what others say, and are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} codes are numbers in Excel and shorter than the others: look whether zeros are lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is otherwise than in the edition in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: {came} · gone: {went} · changed: {changed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportViewModel</name>
    <message>
        <source>Not imported yet. The ministry gives the list by its system Maxa.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use: {edition}, {n} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is being read: {n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines are being checked: {n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is being imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation>بدون وقت</translation>
    </message>
    <message>
        <source>Say which column is: {columns}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Name a file, or choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list could not be written; the one before is still in use: {reason}</source>
        <translation type="unfinished"></translation>
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
