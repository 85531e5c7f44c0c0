<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Again</name>
    <message>
        <source>In a quarter of an hour</source>
        <translation>یک ربع دیگر</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>یک ساعت دیگر</translation>
    </message>
    <message>
        <source>In the afternoon</source>
        <translation>بعدازظهر</translation>
    </message>
    <message>
        <source>Tomorrow morning</source>
        <translation>فردا صبح</translation>
    </message>
</context>
<context>
    <name>AgainDialog</name>
    <message>
        <source>14:30, +20 minutes, tomorrow 10:00</source>
        <translation>۱۴:۳۰، ‎+۲۰ دقیقه، فردا ۱۰:۰۰</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>وقت دیگر</translation>
    </message>
    <message>
        <source>Call again then</source>
        <translation>همان وقت تماس بگیر</translation>
    </message>
    <message>
        <source>Type a time like 14:30, minutes like +20, or a day and a time.</source>
        <translation>ساعت بنویسید مانند ۱۴:۳۰، دقیقه مانند ‎+۲۰، یا روز و ساعت مانند فردا ۱۰:۰۰.</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Choose a reason by its number.</source>
        <translation>دلیل را با شماره‌اش انتخاب کنید.</translation>
    </message>
    <message>
        <source>Say in the note which reason.</source>
        <translation>در یادداشت بنویسید چه دلیلی.</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Why it is over</source>
        <translation>چرا تمام شد</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>یادداشت</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>فعلاً نه</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Search the worklist</source>
        <translation>جستجو در پیگیری‌ها</translation>
    </message>
    <message>
        <source>Do the next step</source>
        <translation>انجام گام بعدی</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>پاک کردن فیلترها</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>تماس بعدی</translation>
    </message>
    <message>
        <source>Take on, give back</source>
        <translation>برداشتن یا پس دادن</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>پاسخ نداد</translation>
    </message>
    <message>
        <source>Call again at…</source>
        <translation>تماس دوباره در…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>یادداشت…</translation>
    </message>
    <message>
        <source>Does not want that slot</source>
        <translation>این وقت را نمی‌خواهد</translation>
    </message>
    <message>
        <source>Close with a reason…</source>
        <translation>بستن با دلیل…</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Withdrawn days</source>
        <translation>روزهای لغوشده</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>در انتظار</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>تأیید نوبت‌ها</translation>
    </message>
</context>
<context>
    <name>Everyone</name>
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
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>پزشک</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>موعد</translation>
    </message>
    <message>
        <source>Seen to by</source>
        <translation>پیگیر</translation>
    </message>
    <message>
        <source>In vain</source>
        <translation>بی‌پاسخ</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>گام بعدی</translation>
    </message>
</context>
<context>
    <name>EveryonePage</name>
    <message>
        <source>Everyone</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>اکنون</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>همهٔ بازها</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>مال من</translation>
    </message>
    <message>
        <source>Nobody&apos;s</source>
        <translation>بی‌پیگیر</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>بسته‌شده</translation>
    </message>
    <message>
        <source>Name, national code or mobile</source>
        <translation>نام، کد ملی یا تلفن همراه</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
</context>
<context>
    <name>EveryoneViewModel</name>
    <message>
        <source>All reasons</source>
        <translation>همهٔ دلیل‌ها</translation>
    </message>
    <message>
        <source>{listed} of {total}</source>
        <translation>{listed} از {total}</translation>
    </message>
    <message>
        <source>Listed: {n}</source>
        <translation>در فهرست: {n}</translation>
    </message>
    <message>
        <source>Nobody on the worklist matches “{text}”</source>
        <translation>کسی در پیگیری‌ها با «{text}» نمی‌خواند</translation>
    </message>
    <message>
        <source>Try another spelling, or search the bookings (F3).</source>
        <translation>املای دیگری را بیازمایید، یا در نوبت‌ها (F3) جستجو کنید.</translation>
    </message>
    <message>
        <source>Whoever loses a slot, or waits for one, stands here when it is time.</source>
        <translation>هر کس وقتش را از دست بدهد یا منتظر وقت باشد، سر موعد این‌جا می‌آید.</translation>
    </message>
    <message>
        <source>Nobody is owed anything now</source>
        <translation>اکنون کسی منتظر پیگیری نیست</translation>
    </message>
    <message>
        <source>Nothing was closed yet</source>
        <translation>هنوز چیزی بسته نشده است</translation>
    </message>
    <message>
        <source>Nobody is listed so</source>
        <translation>با این فیلترها کسی در فهرست نیست</translation>
    </message>
    <message>
        <source>Esc clears the filters.</source>
        <translation>Esc فیلترها را پاک می‌کند.</translation>
    </message>
    <message>
        <source>{patient}: due {time}</source>
        <translation>{patient}: موعد {time}</translation>
    </message>
    <message>
        <source>Book that slot</source>
        <translation>ثبت همین وقت</translation>
    </message>
    <message>
        <source>Search for it</source>
        <translation>جستجوی وقت</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>یادداشت</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>نگه داشتن یادداشت</translation>
    </message>
</context>
<context>
    <name>OnOffered</name>
    <message>
        <source>not yet</source>
        <translation>هنوز نه</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>وقت پیداشده</translation>
    </message>
    <message>
        <source>Last search</source>
        <translation>آخرین جستجو</translation>
    </message>
</context>
<context>
    <name>OnTask</name>
    <message>
        <source>Give back</source>
        <translation>پس دادن</translation>
    </message>
    <message>
        <source>Take on</source>
        <translation>برداشتن</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>ادامهٔ آن</translation>
    </message>
    <message>
        <source>End the move…</source>
        <translation>پایان جابه‌جایی…</translation>
    </message>
    <message>
        <source>Search a slot</source>
        <translation>جستجوی وقت</translation>
    </message>
    <message>
        <source>{patient} was closed.</source>
        <translation>پیگیری {patient} بسته شد.</translation>
    </message>
</context>
<context>
    <name>TaskActs</name>
    <message>
        <source>Later…</source>
        <translation>بعداً…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>باز کردن دوباره</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>بستن…</translation>
    </message>
    <message>
        <source>Wait…</source>
        <translation>انتظار…</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>کسی انتخاب نشده</translation>
    </message>
    <message>
        <source>Choose one in the list to see what is owed and what was done.</source>
        <translation>یکی را در فهرست انتخاب کنید تا ببینید چه مانده و چه شده است.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>فعلاً نه</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} تا {last}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>mornings</source>
        <translation>صبح‌ها</translation>
    </message>
    <message>
        <source>afternoons</source>
        <translation>عصرها</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>شناسه</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>موعد</translation>
    </message>
    <message>
        <source>Seen to by</source>
        <translation>پیگیر</translation>
    </message>
    <message>
        <source>Called in vain</source>
        <translation>تماس بی‌پاسخ</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>وقت</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}، {time}</translation>
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
        <source>Wants</source>
        <translation>می‌خواهد</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>یادداشت</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>بسته‌شده</translation>
    </message>
    <message>
        <source>now</source>
        <translation>اکنون</translation>
    </message>
    <message>
        <source>Missed a visit before: call first.</source>
        <translation>پیش‌تر در نوبتش نیامده است؛ نخست با او تماس بگیرید.</translation>
    </message>
    <message>
        <source> · {operator}</source>
        <translation> · {operator}</translation>
    </message>
</context>
<context>
    <name>TasksView</name>
    <message>
        <source>Worklist</source>
        <translation>پیگیری بیماران</translation>
    </message>
</context>
<context>
    <name>WorklistScreen</name>
    <message>
        <source>Worklist</source>
        <translation>پیگیری بیماران</translation>
    </message>
</context>
</TS>
