<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>BoardGrid</name>
    <message>
        <source>Day board</source>
        <translation>تابلوی روز</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Today</source>
        <translation>امروز</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>فردا</translation>
    </message>
    <message>
        <source>To the day</source>
        <translation>رفتن به روز</translation>
    </message>
    <message>
        <source>Take up a free slot; show our booking in the list</source>
        <translation>برداشتن وقت خالی؛ نمایش نوبت ما در فهرست</translation>
    </message>
    <message>
        <source>Read this day anew</source>
        <translation>خواندن دوبارهٔ این روز</translation>
    </message>
    <message>
        <source>Stop the reading</source>
        <translation>توقف خواندن</translation>
    </message>
    <message>
        <source>Rows of 15 or of 30 minutes</source>
        <translation>ردیف‌های ۱۵ یا ۳۰ دقیقه‌ای</translation>
    </message>
    <message>
        <source>Print the board…</source>
        <translation>چاپ تابلو…</translation>
    </message>
</context>
<context>
    <name>DayBoard</name>
    <message>
        <source>Free</source>
        <translation>خالی</translation>
    </message>
    <message>
        <source>Not yet bookable</source>
        <translation>هنوز قابل ثبت نیست</translation>
    </message>
    <message>
        <source>Booking closed</source>
        <translation>مهلت ثبت نوبت گذشته</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>در حال بررسی</translation>
    </message>
    <message>
        <source>Booked by us</source>
        <translation>ثبت‌شدهٔ ما</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} تا {end}</translation>
    </message>
    <message>
        <source>past</source>
        <translation>گذشته</translation>
    </message>
    <message>
        <source>Bookable from {moment}</source>
        <translation>قابل ثبت از {moment}</translation>
    </message>
    <message>
        <source>Never read</source>
        <translation>هرگز خوانده نشده</translation>
    </message>
    <message>
        <source>Read at {time}</source>
        <translation>خوانده‌شده {time}</translation>
    </message>
    <message>
        <source>{time}, {span} ago</source>
        <translation>{time}، {span} پیش</translation>
    </message>
    <message>
        <source>Nothing was read of this day.</source>
        <translation>چیزی از این روز خوانده نشده است.</translation>
    </message>
    <message>
        <source>Read between {first} and {last}; it is not what is free now.</source>
        <translation>خوانده‌شده از {first} تا {last}؛ وقت‌های خالی همین حالا نیست.</translation>
    </message>
    <message>
        <source>Doctors: {doctors}  ·  free when read: {free}  ·  booked by us: {ours}</source>
        <translation>پزشکان: {doctors}  ·  خالی هنگام خواندن: {free}  ·  ثبت‌شدهٔ ما: {ours}</translation>
    </message>
    <message>
        <source>Reading: {done} of {total} doctors</source>
        <translation>در حال خواندن: {done} از {total} پزشک</translation>
    </message>
    <message>
        <source>without an answer: {n}</source>
        <translation>بی‌پاسخ: {n}</translation>
    </message>
    <message>
        <source>{key}: show it in the list</source>
        <translation>نمایش در فهرست: {key}</translation>
    </message>
    <message>
        <source>{key}: take it up</source>
        <translation>برداشتن این وقت: {key}</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>در حال خواندن دفتر نوبت‌ها…</translation>
    </message>
    <message>
        <source>No doctor of this choice is known on this day</source>
        <translation>پزشکی با این انتخاب در این روز شناخته نیست</translation>
    </message>
    <message>
        <source>Choose all specialties and all centres.</source>
        <translation>همهٔ تخصص‌ها و همهٔ مرکزها را انتخاب کنید.</translation>
    </message>
    <message>
        <source>Nothing is known of {date} yet</source>
        <translation>هنوز چیزی از {date} خوانده نشده است</translation>
    </message>
    <message>
        <source>Search with F2: who was asked stands here, and {key} asks them anew.</source>
        <translation>با F2 جستجو کنید: هر پزشکی که پرسیده شود اینجا می‌آید و {key} او را دوباره می‌پرسد.</translation>
    </message>
    <message>
        <source>Day board of {date}</source>
        <translation>تابلوی روز {date}</translation>
    </message>
    <message>
        <source>Doctors {first} to {last} of {total}</source>
        <translation>پزشکان {first} تا {last} از {total}</translation>
    </message>
    <message>
        <source>Printed {moment}</source>
        <translation>چاپ‌شده {moment}</translation>
    </message>
    <message>
        <source>Page {n} of {m}</source>
        <translation>صفحهٔ {n} از {m}</translation>
    </message>
</context>
<context>
    <name>DayBoardPage</name>
    <message>
        <source>Day board</source>
        <translation>تابلوی روز</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>روز</translation>
    </message>
    <message>
        <source>Specialty</source>
        <translation>تخصص</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>Read anew</source>
        <translation>خواندن دوباره</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>چاپ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
    <message>
        <source>Rows of 30 min</source>
        <translation>ردیف‌های ۳۰ دقیقه‌ای</translation>
    </message>
    <message>
        <source>Rows of 15 min</source>
        <translation>ردیف‌های ۱۵ دقیقه‌ای</translation>
    </message>
</context>
<context>
    <name>DayBoardViewModel</name>
    <message>
        <source>All specialties</source>
        <translation>همهٔ تخصص‌ها</translation>
    </message>
    <message>
        <source>All centres</source>
        <translation>همهٔ مرکزها</translation>
    </message>
</context>
</TS>
