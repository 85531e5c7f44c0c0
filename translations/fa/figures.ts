<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Count again</source>
        <translation>شمارش دوباره</translation>
    </message>
    <message>
        <source>Save the figures as a file…</source>
        <translation>ذخیرهٔ آمار در فایل…</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>No third next free slot is known</source>
        <translation>سومین وقت خالی هیچ پزشکی معلوم نیست</translation>
    </message>
    <message>
        <source>Nothing to count in these days</source>
        <translation>در این روزها چیزی برای شمردن نیست</translation>
    </message>
    <message>
        <source>It comes from slots that were read: search for some, or read the day board.</source>
        <translation>از وقت‌های خوانده‌شده به دست می‌آید: وقت‌ها را جستجو کنید، یا تابلوی روز را از درگاه بخوانید.</translation>
    </message>
    <message>
        <source>Choose other days, or another figure.</source>
        <translation>روزهای دیگر یا آمار دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>By doctor</source>
        <translation>به تفکیک پزشک</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>پزشک</translation>
    </message>
    <message>
        <source>By operator</source>
        <translation>به تفکیک کاربر</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>کاربر</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>بی‌نام</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>روز به روز</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>روز</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>ساعت به ساعت</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>ساعت</translation>
    </message>
    <message>
        <source>Cancelled, why</source>
        <translation>دلیل لغوها</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>دلیل</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>رد شده</translation>
    </message>
    <message>
        <source>The gateway&apos;s code</source>
        <translation>کد درگاه</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>لغو پزشک</translation>
    </message>
    <message>
        <source>What became of them</source>
        <translation>سرانجام بیماران</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>ثبت شده</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>لغو شده</translation>
    </message>
    <message>
        <source>Booked again</source>
        <translation>نوبت تازه ثبت شد</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>خبر داده شد</translation>
    </message>
    <message>
        <source>On the waitlist</source>
        <translation>در فهرست انتظار</translation>
    </message>
    <message>
        <source>Can&apos;t be reached</source>
        <translation>در دسترس نیست</translation>
    </message>
    <message>
        <source>Not reached yet</source>
        <translation>هنوز پاسخ نداده</translation>
    </message>
    <message>
        <source>Closed otherwise</source>
        <translation>به دلیل دیگر بسته شد</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>تعداد</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>بی‌کد</translation>
    </message>
    <message>
        <source>By the last readings, whatever days are chosen, the oldest of {when}; the median of the doctors read.</source>
        <translation>بر پایهٔ آخرین خواندن‌ها (قدیمی‌ترین {when})، هر روزی که انتخاب شده باشد؛ میانهٔ پزشکانی که خوانده شده‌اند.</translation>
    </message>
    <message>
        <source>Third next slot</source>
        <translation>سومین وقت خالی</translation>
    </message>
    <message>
        <source>Specialty</source>
        <translation>تخصص</translation>
    </message>
    <message>
        <source>Days until the third next free slot</source>
        <translation>روز تا سومین وقت خالی</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>در حال شمردن…</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Figures</source>
        <translation>آمار</translation>
    </message>
</context>
<context>
    <name>FiguresViewModel</name>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>The figures were not saved.</source>
        <translation>آمار ذخیره نشد.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>ذخیره شد: {file}</translation>
    </message>
</context>
<context>
    <name>NumbersView</name>
    <message>
        <source>Numbers of the chart</source>
        <translation>اعداد نمودار</translation>
    </message>
</context>
</TS>
