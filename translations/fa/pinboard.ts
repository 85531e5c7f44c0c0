<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Park what is half typed; bring back the last</source>
        <translation>کنار گذاشتنِ نوبت نیمه‌کاره؛ برگرداندن آخری</translation>
    </message>
    <message>
        <source>All that is parked</source>
        <translation>همهٔ کنارگذاشته‌ها</translation>
    </message>
    <message>
        <source>Drop what is parked</source>
        <translation>دور انداختن کنارگذاشته</translation>
    </message>
</context>
<context>
    <name>ParkedButton</name>
    <message>
        <source>Parked: {n}</source>
        <translation>کنارگذاشته: {n}</translation>
    </message>
</context>
<context>
    <name>PinboardDialog</name>
    <message>
        <source>Parked bookings</source>
        <translation>نوبت‌های کنارگذاشته</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>دور انداختن</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>برگرداندن</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Enter goes on with it. What is half typed meanwhile is parked in its stead.</source>
        <translation>با Enter همان را ادامه می‌دهید. اگر نوبت دیگری نیمه‌کاره باشد، به‌جای آن کنار گذاشته می‌شود.</translation>
    </message>
    <message>
        <source>None is parked. {key} parks what is half typed, for when the telephone rings.</source>
        <translation>چیزی کنار گذاشته نشده است. وقتی تلفن زنگ می‌زند، {key} نوبت نیمه‌کاره را کنار می‌گذارد.</translation>
    </message>
</context>
<context>
    <name>Pinning</name>
    <message>
        <source>The booking before is being checked</source>
        <translation>نتیجهٔ نوبت قبلی در حال بررسی است</translation>
    </message>
    <message>
        <source>It is not parked, and not lost either: its end is told by itself.</source>
        <translation>کنار گذاشته نشد و گم هم نمی‌شود: نتیجه‌اش خودبه‌خود اعلام می‌شود.</translation>
    </message>
    <message>
        <source>{key} parks a booking that is half typed, for when the telephone rings.</source>
        <translation>وقتی تلفن زنگ می‌زند، {key} نوبت نیمه‌کاره را کنار می‌گذارد.</translation>
    </message>
    <message>
        <source>Nothing is parked</source>
        <translation>چیزی کنار گذاشته نشده است</translation>
    </message>
    <message>
        <source>This booking is being made</source>
        <translation>این نوبت در حال ثبت است</translation>
    </message>
    <message>
        <source>It is not half typed any more: its outcome comes in a moment.</source>
        <translation>دیگر نیمه‌کاره نیست: نتیجه‌اش تا لحظه‌ای دیگر می‌آید.</translation>
    </message>
    <message>
        <source>{key} brings it back, {all} shows all that is parked.</source>
        <translation>{key} آن را برمی‌گرداند و {all} همهٔ کنارگذاشته‌ها را نشان می‌دهد.</translation>
    </message>
    <message>
        <source>Parked: {who}</source>
        <translation>کنار گذاشته شد: {who}</translation>
    </message>
    <message>
        <source>The booking that was to be moved does not stand any more</source>
        <translation>نوبتی که قرار بود جابه‌جا شود دیگر برقرار نیست</translation>
    </message>
    <message>
        <source>What is made here is a new booking.</source>
        <translation>آنچه اینجا ثبت شود نوبت تازه‌ای است.</translation>
    </message>
    <message>
        <source>Parked in its stead: {who}</source>
        <translation>به‌جای آن کنار گذاشته شد: {who}</translation>
    </message>
    <message>
        <source>The time to book {when} is over</source>
        <translation>مهلت ثبت این وقت گذشته است: {when}</translation>
    </message>
    <message>
        <source>The patient is kept. Choose another slot of the same doctor.</source>
        <translation>مشخصات بیمار مانده است. وقت دیگری از همین پزشک انتخاب کنید.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>no slot yet</source>
        <translation>هنوز بی‌وقت</translation>
    </message>
    <message>
        <source>Parked {when} by {operator}</source>
        <translation>کنارگذاشتهٔ {operator}، {when}</translation>
    </message>
    <message>
        <source>Parked {when}</source>
        <translation>کنار گذاشته شده، {when}</translation>
    </message>
    <message>
        <source>no patient typed</source>
        <translation>بیماری نوشته نشده</translation>
    </message>
</context>
</TS>
