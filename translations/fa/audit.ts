<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Audit</name>
    <message>
        <source>Booking</source>
        <translation>ثبت نوبت</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>لغو نوبت</translation>
    </message>
    <message>
        <source>Patient told</source>
        <translation>به بیمار گفته شد</translation>
    </message>
    <message>
        <source>Patient to be called again</source>
        <translation>باید دوباره با بیمار تماس گرفت</translation>
    </message>
    <message>
        <source>Visit missed</source>
        <translation>نیامدن بیمار</translation>
    </message>
    <message>
        <source>Visit not missed after all</source>
        <translation>نیامدن بیمار پس گرفته شد</translation>
    </message>
    <message>
        <source>Patient corrected</source>
        <translation>اصلاح مشخصات بیمار</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>چاپ</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>خروجی فایل</translation>
    </message>
    <message>
        <source>Operator signed in</source>
        <translation>ورود کاربر</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>قفل شد</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>قفل باز شد</translation>
    </message>
    <message>
        <source>Operator added</source>
        <translation>افزودن کاربر</translation>
    </message>
    <message>
        <source>Operator changed</source>
        <translation>تغییر کاربر</translation>
    </message>
    <message>
        <source>Operator retired</source>
        <translation>کنار گذاشتن کاربر</translation>
    </message>
    <message>
        <source>Sign-in code changed</source>
        <translation>تغییر کد ورود</translation>
    </message>
    <message>
        <source>Sign-in code reset</source>
        <translation>بازنشانی کد ورود</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>تغییر تنظیمات</translation>
    </message>
    <message>
        <source>Old patients&apos; data deleted</source>
        <translation>حذف داده‌های قدیمی بیماران</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>آغاز شد</translation>
    </message>
    <message>
        <source>done</source>
        <translation>انجام شد</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>رد شد</translation>
    </message>
    <message>
        <source>not sent, or not executed</source>
        <translation>ارسال یا اجرا نشد</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>در حال بررسی</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>درهم‌ساز</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>سابقهٔ کارها</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>ردیف</translation>
    </message>
    <message>
        <source>When</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>چه کسی</translation>
    </message>
    <message>
        <source>What</source>
        <translation>چه کاری</translation>
    </message>
    <message>
        <source>TQID</source>
        <translation>شناسهٔ نوبت</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>نتیجه</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Audit trail</source>
        <translation>سابقهٔ کارها</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>امروز</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>۷ روز</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>۳۰ روز</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>همهٔ روزها</translation>
    </message>
    <message>
        <source>Operator or TQID</source>
        <translation>نام کاربر یا شناسهٔ نوبت</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>چه کاری</translation>
    </message>
</context>
<context>
    <name>AuditViewModel</name>
    <message>
        <source>Everything</source>
        <translation>همهٔ کارها</translation>
    </message>
    <message>
        <source>Listed: {n}</source>
        <translation>{n} سطر</translation>
    </message>
    <message>
        <source>The newest {n}</source>
        <translation>{n} سطر تازه‌تر</translation>
    </message>
    <message>
        <source>Nothing was done here in these days</source>
        <translation>در این روزها اینجا کاری نشده است</translation>
    </message>
    <message>
        <source>Choose other days or filters.</source>
        <translation>روزها یا فیلترهای دیگری را انتخاب کنید.</translation>
    </message>
    <message>
        <source>The trail was changed: entry {n} is not as it was written. Tell the centre&apos;s IT.</source>
        <translation>سابقهٔ کارها دست خورده است: سطر {n} آن‌طور که نوشته شده بود نیست. به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>The trail is sound: {n} entries, none changed, taken out or moved.</source>
        <translation>سابقهٔ کارها سالم است: {n} سطر، بی‌تغییر، بی‌کم‌وکاست و در جای خود.</translation>
    </message>
    <message>
        <source>The trail was not saved.</source>
        <translation>سابقهٔ کارها ذخیره نشد.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>ذخیره شد: {file}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Search the audit trail</source>
        <translation>جستجو در سابقهٔ کارها</translation>
    </message>
    <message>
        <source>Check the audit trail</source>
        <translation>بررسی سابقهٔ کارها</translation>
    </message>
    <message>
        <source>Save the audit trail as a file…</source>
        <translation>ذخیرهٔ سابقهٔ کارها در فایل…</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>پاک کردن فیلترها</translation>
    </message>
</context>
<context>
    <name>TrailView</name>
    <message>
        <source>Audit trail</source>
        <translation>سابقهٔ کارها</translation>
    </message>
</context>
</TS>
