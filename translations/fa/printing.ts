<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>PagesDialog</name>
    <message>
        <source>Pages: {n}. Page Down and Page Up turn them.</source>
        <translation>{n} صفحه؛ ورق زدن با Page Down و Page Up.</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print</source>
        <translation>چاپ</translation>
    </message>
    <message>
        <source>Choose a printer…</source>
        <translation>انتخاب چاپگر…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>ذخیرهٔ PDF</translation>
    </message>
    <message>
        <source>The PDF could not be saved</source>
        <translation>فایل PDF ذخیره نشد</translation>
    </message>
    <message>
        <source>Saved as PDF</source>
        <translation>فایل PDF ذخیره شد</translation>
    </message>
    <message>
        <source>The printer of this desk is not there: {name}</source>
        <translation>چاپگر این میز در دسترس نیست: {name}</translation>
    </message>
    <message>
        <source>See whether it is on, choose another one here, or change it in the settings.</source>
        <translation>ببینید روشن است یا نه، همین‌جا چاپگر دیگری برگزینید، یا در تنظیمات عوضش کنید.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer</source>
        <translation>چاپگری روی این رایانه تنظیم نشده است</translation>
    </message>
    <message>
        <source>Save it as PDF, or have a default printer set up in Windows.</source>
        <translation>آن را به‌صورت PDF ذخیره کنید، یا بخواهید چاپگر پیش‌فرض در ویندوز تنظیم شود.</translation>
    </message>
    <message>
        <source>The printer did not take it</source>
        <translation>چاپگر آن را نپذیرفت</translation>
    </message>
    <message>
        <source>See whether it is on and has paper, then print again, or save it as PDF.</source>
        <translation>ببینید چاپگر روشن باشد و کاغذ داشته باشد، سپس دوباره چاپ کنید؛ یا آن را به‌صورت PDF ذخیره کنید.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Page {n} of {m}</source>
        <translation>صفحهٔ {n} از {m}</translation>
    </message>
</context>
</TS>
