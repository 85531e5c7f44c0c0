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
    <message>
        <source>In none of the tables</source>
        <translation>در هیچ جدولی پیدا نشد</translation>
    </message>
    <message>
        <source>Check the spelling, or type less of it. Services (RVU3) and the country&apos;s divisions are not among the guide&apos;s tables.</source>
        <translation>املا را بررسی کنید یا کمتر بنویسید. خدمات (RVU3) و تقسیمات کشوری در جدول‌های راهنما نیست.</translation>
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
</context>
<context>
    <name>EntriesView</name>
    <message>
        <source>Rows of the table</source>
        <translation>ردیف‌های جدول</translation>
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
