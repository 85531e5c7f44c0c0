<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>CallCard</name>
    <message>
        <source>Waitlist</source>
        <translation>فهرست انتظار</translation>
    </message>
    <message>
        <source>Free slots: a number takes one up</source>
        <translation>وقت‌های خالی؛ با شمارهٔ هر کدام انتخاب کنید</translation>
    </message>
    <message>
        <source>Nobody is on the phone</source>
        <translation>کسی پشت خط نیست</translation>
    </message>
    <message>
        <source>No number known</source>
        <translation>شماره‌ای ثبت نشده است</translation>
    </message>
    <message>
        <source>Lost: {slot}</source>
        <translation>وقت ازدست‌رفته: {slot}</translation>
    </message>
    <message>
        <source>No withdrawn days</source>
        <translation>هیچ روزی لغو نشده است</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>در حال اتصال…</translation>
    </message>
    <message>
        <source>Whoever loses a slot because a doctor withdraws it stands here by himself.</source>
        <translation>هر بیماری که پزشک وقتش را لغو کند، خودبه‌خود این‌جا می‌آید.</translation>
    </message>
</context>
<context>
    <name>Calling</name>
    <message>
        <source>Key</source>
        <translation>کلید</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>روز</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>ساعت</translation>
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
        <source>Quota</source>
        <translation>سهمیه</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>ساعت قبلی</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>بیمار</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>تلفن</translation>
    </message>
    <message>
        <source>New slot</source>
        <translation>وقت تازه</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>منتظر</translation>
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
        <source>Patients to call: {doctor}, {day}</source>
        <translation>بیمارانی که باید با آن‌ها تماس گرفت: {doctor}، {day}</translation>
    </message>
    <message>
        <source>Read on {moment}. What was done since then is not on it.</source>
        <translation>خوانده‌شده در {moment}. آنچه پس از آن انجام شده در این برگ نیست.</translation>
    </message>
    <message>
        <source>No free slot was known then: ask before you offer one.</source>
        <translation>در آن زمان وقت خالی پیدا نشد؛ پیش از پیشنهاد، دوباره بپرسید.</translation>
    </message>
    <message>
        <source>Free then: {doctor}, {day} at {times}</source>
        <translation>وقت‌های خالی در آن زمان: {doctor}، {day} ساعت {times}</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>مانده</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>تمام شد</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} از {total}</translation>
    </message>
    <message>
        <source>{n} to call</source>
        <translation>{n} منتظر تماس</translation>
    </message>
    <message>
        <source>{n} told</source>
        <translation>{n} خبردار</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>{n} در فهرست انتظار</translation>
    </message>
    <message>
        <source>{n} rebooked</source>
        <translation>{n} نوبت تازه</translation>
    </message>
    <message>
        <source>{n} closed</source>
        <translation>{n} بسته</translation>
    </message>
    <message>
        <source>Rebooked</source>
        <translation>نوبت تازه</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>بسته شد</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>در حال بررسی</translation>
    </message>
    <message>
        <source>On the phone</source>
        <translation>پشت خط</translation>
    </message>
    <message>
        <source>Another desk</source>
        <translation>میز دیگر</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>خبر دارد</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>در فهرست انتظار</translation>
    </message>
    <message>
        <source>Again {time}</source>
        <translation>تماس {time}</translation>
    </message>
    <message>
        <source>To call</source>
        <translation>منتظر تماس</translation>
    </message>
    <message>
        <source>Nobody is left to call</source>
        <translation>کسی برای تماس نمانده است</translation>
    </message>
    <message>
        <source>The next one is due at {time}.</source>
        <translation>تماس بعدی ساعت {time} است.</translation>
    </message>
    <message>
        <source>Nobody is due now</source>
        <translation>الان زمان تماس با کسی نیست</translation>
    </message>
    <message>
        <source>Whoever is left is with another operator, waits, or was told</source>
        <translation>بقیه نزد کاربر دیگری هستند، در فهرست انتظارند یا خبر دارند</translation>
    </message>
    <message>
        <source>They stand in the list of all, with their owners.</source>
        <translation>در فهرست «همه» با نام مسئولشان دیده می‌شوند.</translation>
    </message>
    <message>
        <source>No free slot with {doctor} or in the specialty</source>
        <translation>{doctor} و پزشکان هم‌تخصص او وقت خالی ندارند</translation>
    </message>
    <message>
        <source>Put the patient on the waitlist, or ask again later.</source>
        <translation>بیمار را در فهرست انتظار بگذارید یا بعداً دوباره بپرسید.</translation>
    </message>
    <message>
        <source>{patient} was taken by another at this moment</source>
        <translation>همین حالا کاربر دیگری {patient} را برداشت</translation>
    </message>
</context>
<context>
    <name>CallingPage</name>
    <message>
        <source>Withdrawn days</source>
        <translation>روزهای لغوشده</translation>
    </message>
</context>
<context>
    <name>CallingViewModel</name>
    <message>
        <source>{key} calls the next patient. A number takes an offered slot up.</source>
        <translation>با {key} سراغ بیمار بعدی بروید. شمارهٔ هر وقت خالی آن را انتخاب می‌کند.</translation>
    </message>
    <message>
        <source>This patient is done</source>
        <translation>کار این بیمار تمام شده است</translation>
    </message>
    <message>
        <source>{key} calls the next one.</source>
        <translation>با {key} سراغ نفر بعدی بروید.</translation>
    </message>
    <message>
        <source>A booking is under way</source>
        <translation>ثبت یک نوبت در جریان است</translation>
    </message>
    <message>
        <source>Wait for its end.</source>
        <translation>تا پایانش صبر کنید.</translation>
    </message>
</context>
<context>
    <name>CallsView</name>
    <message>
        <source>Patients of the day</source>
        <translation>بیماران آن روز</translation>
    </message>
    <message>
        <source>Again 00:00</source>
        <translation>تماس ۰۰:۰۰</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Take up the slot with this number</source>
        <translation>انتخاب وقت با این شماره</translation>
    </message>
    <message>
        <source>Ask for free slots again</source>
        <translation>پرسیدن دوبارهٔ وقت‌های خالی</translation>
    </message>
    <message>
        <source>Print the call sheet</source>
        <translation>چاپ برگ تماس‌ها</translation>
    </message>
</context>
<context>
    <name>DaysView</name>
    <message>
        <source>Withdrawn days</source>
        <translation>روزهای لغوشده</translation>
    </message>
</context>
<context>
    <name>OffersView</name>
    <message>
        <source>Free slots to offer</source>
        <translation>وقت‌های خالی برای پیشنهاد</translation>
    </message>
</context>
</TS>
