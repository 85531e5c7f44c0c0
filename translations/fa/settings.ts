<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>AppearancePage</name>
    <message>
        <source>As the system</source>
        <translation>مثل سیستم</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>روشن</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>تیره</translation>
    </message>
    <message>
        <source>{n} percent</source>
        <translation>{n} درصد</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>رنگ‌ها</translation>
    </message>
    <message>
        <source>High contrast is switched on in Windows; the program follows it.</source>
        <translation>کنتراست بالا در ویندوز روشن می‌شود و برنامه از آن پیروی می‌کند.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>اندازهٔ متن</translation>
    </message>
</context>
<context>
    <name>CentrePage</name>
    <message>
        <source>Empty for the usual one. Placeholders: {names}. A line whose placeholder is empty is left out.</source>
        <translation>خالی باشد، همان پیام معمول است. جای‌نگهدارها: {names}. سطری که جای‌نگهدارش خالی باشد نوشته نمی‌شود.</translation>
    </message>
    <message>
        <source>Centre&apos;s name</source>
        <translation>نام مرکز</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>عرض جغرافیایی</translation>
    </message>
    <message>
        <source>Degrees, from 24 to 41, like 35.7; empty where it is not known.</source>
        <translation>به درجه، از ۲۴ تا ۴۱، مثل ۳۵٫۷؛ اگر معلوم نیست خالی بماند.</translation>
    </message>
    <message>
        <source>It holds from the next start on.</source>
        <translation>از شروع بعدی برنامه به کار می‌رود.</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>طول جغرافیایی</translation>
    </message>
    <message>
        <source>Degrees, from 43 to 64, like 51.4; empty where it is not known.</source>
        <translation>به درجه، از ۴۳ تا ۶۴، مثل ۵۱٫۴؛ اگر معلوم نیست خالی بماند.</translation>
    </message>
    <message>
        <source>Message to the patient</source>
        <translation>پیام به بیمار</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>دستورها</translation>
    </message>
    <message>
        <source>Give a service&apos;s code or a doctor&apos;s council number, and what is to be told.</source>
        <translation>کد خدمت یا شمارهٔ نظام پزشکی را با متنی که باید گفته شود بنویسید.</translation>
    </message>
    <message>
        <source>Begin with the usual message</source>
        <translation>شروع با پیام معمول</translation>
    </message>
    <message>
        <source>As a patient gets it</source>
        <translation>آن‌گونه که بیمار می‌گیرد</translation>
    </message>
    <message>
        <source>The message has a fault: see above.</source>
        <translation>پیام ایراد دارد: بالا را ببینید.</translation>
    </message>
</context>
<context>
    <name>CentreViewModel</name>
    <message>
        <source>Come fasting.</source>
        <translation>ناشتا بیایید.</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>Maryam Ahmadi</source>
        <translation>مریم احمدی</translation>
    </message>
    <message>
        <source>Dr Karimi</source>
        <translation>پزشک نمونه</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Connection</source>
        <translation>اتصال</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>چاپ</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>ظاهر</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>حریم خصوصی</translation>
    </message>
    <message>
        <source>Waitlist</source>
        <translation>فهرست انتظار</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>سابقهٔ کارها</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>آزمون</translation>
    </message>
    <message>
        <source>Undo the last change of a setting</source>
        <translation>برگرداندن آخرین تغییر تنظیمات</translation>
    </message>
</context>
<context>
    <name>FieldsPage</name>
    <message>
        <source>This is the demo: what is changed here ends with it.</source>
        <translation>این محیط آموزشی است: آنچه اینجا تغییر کند با بسته‌شدن آن از بین می‌رود.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>برگرداندن</translation>
    </message>
</context>
<context>
    <name>FieldsViewModel</name>
    <message>
        <source>Set for this computer by your IT, in {file}</source>
        <translation>مسئول رایانهٔ مرکز برای این رایانه تعیین کرده است، در {file}</translation>
    </message>
    <message>
        <source>Undone: {setting}</source>
        <translation>برگردانده شد: {setting}</translation>
    </message>
    <message>
        <source>{name} is no placeholder. {hint}</source>
        <translation>{name} جای‌نگهدار نیست. {hint}</translation>
    </message>
    <message>
        <source>Changed: {setting}</source>
        <translation>تغییر کرد: {setting}</translation>
    </message>
    <message>
        <source>It was {before}, it is {now}.</source>
        <translation>پیش از این {before} بود، اکنون {now} است.</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile: {setting}</source>
        <translation>در این میان کس دیگری این را تغییر داده است: {setting}</translation>
    </message>
    <message>
        <source>It is now {now}. Nothing of yours was kept; change it again if you want to.</source>
        <translation>اکنون {now} است. تغییر شما ثبت نشد؛ اگر می‌خواهید دوباره تغییر دهید.</translation>
    </message>
</context>
<context>
    <name>Instructions</name>
    <message>
        <source>Service&apos;s code</source>
        <translation>کد خدمت</translation>
    </message>
    <message>
        <source>Doctor&apos;s council number</source>
        <translation>شمارهٔ نظام پزشکی</translation>
    </message>
    <message>
        <source>What is to be told</source>
        <translation>متنی که گفته می‌شود</translation>
    </message>
    <message>
        <source>Add the instruction</source>
        <translation>افزودن دستور</translation>
    </message>
    <message>
        <source>Service {code}.</source>
        <translation>خدمت {code}.</translation>
    </message>
    <message>
        <source>Doctor {number}.</source>
        <translation>پزشک {number}.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>PrintersPage</name>
    <message>
        <source>As the printer is set</source>
        <translation>مثل تنظیم چاپگر</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>چاپگر</translation>
    </message>
    <message>
        <source>It is printed on this one at once; another can be chosen each time.</source>
        <translation>چاپ یک‌راست با این چاپگر انجام می‌شود؛ هر بار می‌توان چاپگر دیگری برگزید.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>کاغذ</translation>
    </message>
    <message>
        <source>Test page…</source>
        <translation>برگهٔ آزمایشی…</translation>
    </message>
</context>
<context>
    <name>PrintersViewModel</name>
    <message>
        <source>The system&apos;s default printer</source>
        <translation>چاپگر پیش‌فرض سیستم</translation>
    </message>
    <message>
        <source>{printer}: not on this computer</source>
        <translation>{printer}: روی این رایانه نیست</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>برگهٔ آزمایشی</translation>
    </message>
    <message>
        <source>What</source>
        <translation>چه چیزی</translation>
    </message>
    <message>
        <source>As printed</source>
        <translation>آن‌گونه که چاپ می‌شود</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>حروف</translation>
    </message>
    <message>
        <source>Every letter must be whole and joined.</source>
        <translation>همهٔ حروف باید کامل و چسبیده باشند.</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>رقم‌ها</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>شناسهٔ نوبت</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Yes</source>
        <translation>بله</translation>
    </message>
    <message>
        <source>No</source>
        <translation>خیر</translation>
    </message>
    <message>
        <source>Lock after so many idle minutes</source>
        <translation>قفل پس از این چند دقیقه بی‌کاری</translation>
    </message>
    <message>
        <source>A whole number from 0 to 240; 0 never locks by itself.</source>
        <translation>عددی از ۰ تا ۲۴۰؛ با ۰ هرگز خودبه‌خود قفل نمی‌شود.</translation>
    </message>
    <message>
        <source>Empty the clipboard when locking</source>
        <translation>خالی‌کردن حافظهٔ کپی هنگام قفل</translation>
    </message>
    <message>
        <source>Only of what was copied here.</source>
        <translation>فقط آنچه از همین برنامه کپی شده است.</translation>
    </message>
    <message>
        <source>Keep patients&apos; data so many days after the visit</source>
        <translation>نگه‌داری اطلاعات بیماران تا این چند روز پس از مراجعه</translation>
    </message>
    <message>
        <source>0 keeps it for ever; else a whole number from 30 to 3650.</source>
        <translation>با ۰ برای همیشه می‌ماند؛ وگرنه عددی از ۳۰ تا ۳۶۵۰.</translation>
    </message>
    <message>
        <source>Older data is deleted at the next daily look, within a day.</source>
        <translation>اطلاعات قدیمی‌تر در بررسی روزانهٔ بعدی، ظرف یک روز، پاک می‌شود.</translation>
    </message>
    <message>
        <source>What is deleted</source>
        <translation>چه چیزی پاک می‌شود</translation>
    </message>
    <message>
        <source>Names, identifiers, numbers, notes and what was typed, of bookings, writes, moves, corrections and closed tasks. What was done, when, by whom and on which slot stays, and so do the figures. What is still open is never touched: a booking of unknown outcome, a move, a task, a patient to be called. Deleted data can&apos;t be brought back.</source>
        <translation>نام، شناسه، شماره‌ها، یادداشت‌ها و آنچه وارد شده است، در نوبت‌ها، ثبت‌ها، جابه‌جایی‌ها، اصلاح‌ها و کارهای بسته‌شده. اینکه چه کاری، کی، به دست چه کسی و برای کدام وقت انجام شده است می‌ماند، و آمار هم می‌ماند. به آنچه هنوز باز است هرگز دست زده نمی‌شود: نوبتی با نتیجهٔ نامعلوم، جابه‌جایی، کار باز، بیماری که باید با او تماس گرفت. اطلاعات پاک‌شده برنمی‌گردد.</translation>
    </message>
</context>
<context>
    <name>SettingFields</name>
    <message>
        <source>The settings file is kept as it is.</source>
        <translation>فایل تنظیمات همان‌طور که هست ماند.</translation>
    </message>
    <message>
        <source>It is of a newer version of this program, or it is damaged: {file}. Tell your IT person.</source>
        <translation>از نسخهٔ جدیدتر این برنامه است یا خراب شده است: {file}. به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>خالی</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>تنظیمات</translation>
    </message>
</context>
<context>
    <name>WaitlistPage</name>
    <message>
        <source>Minutes between two looks for free slots</source>
        <translation>فاصلهٔ دو جست‌وجوی وقت آزاد، به دقیقه</translation>
    </message>
    <message>
        <source>A whole number from 5 to 240. More often finds slots sooner and asks the gateway more.</source>
        <translation>عددی از ۵ تا ۲۴۰. هرچه کمتر باشد وقت زودتر پیدا می‌شود و از درگاه بیشتر پرسیده می‌شود.</translation>
    </message>
    <message>
        <source>It holds from the next look on.</source>
        <translation>از جست‌وجوی بعدی به کار می‌رود.</translation>
    </message>
</context>
</TS>
