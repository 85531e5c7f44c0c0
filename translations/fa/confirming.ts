<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>The patient comes</source>
        <translation>بیمار می‌آید</translation>
    </message>
    <message>
        <source>Can&apos;t come…</source>
        <translation>نمی‌تواند بیاید…</translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation>خواندن دوبارهٔ فهرست</translation>
    </message>
    <message>
        <source>Print the list of tomorrow</source>
        <translation>چاپ فهرست فردا</translation>
    </message>
</context>
<context>
    <name>ConfirmView</name>
    <message>
        <source>Patients to ask whether they come</source>
        <translation>بیمارانی که باید پرسید می‌آیند یا نه</translation>
    </message>
</context>
<context>
    <name>Confirming</name>
    <message>
        <source>Day</source>
        <translation>روز</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>ساعت</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>بیمار</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>پیش از این</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>تلفن همراه</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>پزشک</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>تماس</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Comes</source>
        <translation>می‌آید</translation>
    </message>
    <message>
        <source>Can&apos;t come</source>
        <translation>نمی‌آید</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>پاسخ نداد</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>یادداشت</translation>
    </message>
    <message>
        <source>Read on {moment}. What was done since then is not on it.</source>
        <translation>خوانده‌شده در {moment}. آنچه پس از آن انجام شده در این برگه نیست.</translation>
    </message>
    <message>
        <source>Patients to ask whether they come: {day}</source>
        <translation>بیمارانی که باید برای تأیید نوبت با آن‌ها تماس گرفت: {day}</translation>
    </message>
    <message>
        <source>To be asked</source>
        <translation>در انتظار تماس</translation>
    </message>
    <message>
        <source>Can&apos;t come, cancelled</source>
        <translation>نمی‌آید، لغو شد</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>بسته شد</translation>
    </message>
    <message>
        <source>The gateway is being asked.</source>
        <translation>از درگاه پرسیده می‌شود.</translation>
    </message>
    <message>
        <source>{key} puts the patient on the waitlist.</source>
        <translation>{key} بیمار را به فهرست انتظار می‌برد.</translation>
    </message>
    <message>
        <source>{day}: {n} of {all} confirmed</source>
        <translation>{day}: {n} از {all} تأیید شد</translation>
    </message>
    <message>
        <source>Everybody who is due was called; the next is due at {time}.</source>
        <translation>با همه تماس گرفته شد؛ تماس بعدی ساعت {time} است.</translation>
    </message>
    <message>
        <source>Whoever is left is being seen to by somebody else, or being checked.</source>
        <translation>بقیه را کاربر دیگری پیگیری می‌کند، یا نتیجهٔ لغوشان در حال بررسی است.</translation>
    </message>
    <message>
        <source>Everybody was asked.</source>
        <translation>از همه پرسیده شد.</translation>
    </message>
    <message>
        <source>{key} calls the next patient.</source>
        <translation>تماس با بیمار بعدی: {key}</translation>
    </message>
    <message>
        <source>The desk is starting</source>
        <translation>میز در حال آماده شدن است</translation>
    </message>
    <message>
        <source>Reading the bookings…</source>
        <translation>خواندن نوبت‌ها…</translation>
    </message>
    <message>
        <source>Nobody has a visit tomorrow or the day after</source>
        <translation>برای فردا و پس‌فردا نوبتی ثبت نشده است</translation>
    </message>
    <message>
        <source>Whoever is booked from here for these days stands here to be asked.</source>
        <translation>نوبت‌هایی که از این میز برای این روزها ثبت شود این‌جا می‌آید تا از بیمار تأیید گرفته شود.</translation>
    </message>
</context>
<context>
    <name>ConfirmingPage</name>
    <message>
        <source>To confirm</source>
        <translation>تأیید نوبت‌ها</translation>
    </message>
</context>
<context>
    <name>ConfirmingViewModel</name>
    <message>
        <source>{patient} comes.</source>
        <translation>{patient} می‌آید.</translation>
    </message>
</context>
</TS>
