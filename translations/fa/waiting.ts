<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Search the waitlist</source>
        <translation>جستجو در فهرست انتظار</translation>
    </message>
    <message>
        <source>Book the slot found, or search</source>
        <translation>ثبت وقت پیداشده یا جستجو</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>پاک‌کردن فیلترها</translation>
    </message>
    <message>
        <source>Look for slots now</source>
        <translation>همین حالا وقت‌ها جستجو شود</translation>
    </message>
    <message>
        <source>Change what is waited for…</source>
        <translation>تغییر خواستهٔ بیمار…</translation>
    </message>
    <message>
        <source>Urgent, or no more</source>
        <translation>فوری یا عادی</translation>
    </message>
</context>
<context>
    <name>PatientFields</name>
    <message>
        <source>First name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>نام خانوادگی</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>تلفن همراه</translation>
    </message>
</context>
<context>
    <name>WaitDialog</name>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Change that one</source>
        <translation>تغییر همان</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>The patient waits for this already</source>
        <translation>بیمار برای همین از پیش در فهرست انتظار است</translation>
    </message>
</context>
<context>
    <name>WaitForm</name>
    <message>
        <source>Change what is waited for</source>
        <translation>تغییر خواستهٔ بیمار</translation>
    </message>
    <message>
        <source>Wait for an earlier visit</source>
        <translation>انتظار برای نوبت زودتر</translation>
    </message>
    <message>
        <source>Put on the waitlist</source>
        <translation>گذاشتن در فهرست انتظار</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Booking: {booking}. It stays until an earlier slot is booked.</source>
        <translation>نوبت: {booking}. تا ثبت وقتی زودتر، همین می‌ماند.</translation>
    </message>
    <message>
        <source>Nothing was found. It is looked for by itself from now on; what becomes free stands in F12.</source>
        <translation>وقتی پیدا نشد. از این پس خودکار جستجو می‌شود و آنچه آزاد شود در F12 می‌آید.</translation>
    </message>
    <message>
        <source>It is looked for by itself; what becomes free stands in F12. A person books it.</source>
        <translation>خودکار جستجو می‌شود و آنچه آزاد شود در F12 می‌آید. نوبت را همیشه کاربر ثبت می‌کند.</translation>
    </message>
    <message>
        <source>Since {day}: {wish}</source>
        <translation>از {day}: {wish}</translation>
    </message>
    <message>
        <source>Taken back: {patient} does not wait for this</source>
        <translation>برگردانده شد: {patient} دیگر در انتظار این نیست</translation>
    </message>
    <message>
        <source>{patient} is on the waitlist</source>
        <translation>{patient} در فهرست انتظار است</translation>
    </message>
    <message>
        <source>{patient} waits for this now</source>
        <translation>خواستهٔ {patient} تغییر کرد</translation>
    </message>
    <message>
        <source>Any quota</source>
        <translation>هر سهمیه</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>از همین حالا</translation>
    </message>
    <message>
        <source>In {month}</source>
        <translation>در {month}</translation>
    </message>
    <message>
        <source>“{text}” is no choice: take one from the list, or empty the field.</source>
        <translation>«{text}» در فهرست نیست: از فهرست انتخاب کنید یا خانه را خالی کنید.</translation>
    </message>
    <message>
        <source>Choose a service.</source>
        <translation>خدمت را انتخاب کنید.</translation>
    </message>
    <message>
        <source>Correct the days.</source>
        <translation>روزها را درست کنید.</translation>
    </message>
    <message>
        <source>It is looked for from {day} on.</source>
        <translation>از {day} جستجو می‌شود.</translation>
    </message>
    <message>
        <source>As soon as a slot that suits is free, it stands in F12.</source>
        <translation>همین که وقت مناسبی آزاد شود، در F12 می‌آید.</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) wait for the same.</source>
        <translation>
            <numerusform>%n نفر دیگر هم در انتظار همین هستند.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitView</name>
    <message>
        <source>Waitlist</source>
        <translation>فهرست انتظار</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} تا {last}</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>هر ساعت</translation>
    </message>
    <message>
        <source>Morning</source>
        <translation>صبح</translation>
    </message>
    <message>
        <source>Afternoon</source>
        <translation>بعدازظهر</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Type the patient&apos;s number: the booking will need it.</source>
        <translation>شمارهٔ بیمار را بنویسید: برای ثبت نوبت لازم است.</translation>
    </message>
    <message>
        <source>Correct the patient&apos;s number.</source>
        <translation>شمارهٔ بیمار را درست کنید.</translation>
    </message>
    <message>
        <source>Type a mobile number, so that the patient can be called.</source>
        <translation>تلفن همراه را بنویسید تا بتوان با بیمار تماس گرفت.</translation>
    </message>
    <message>
        <source>A mobile number has 11 digits and begins with 09.</source>
        <translation>تلفن همراه ۱۱ رقم دارد و با ۰۹ شروع می‌شود.</translation>
    </message>
    <message>
        <source>Choose what is waited for: a specialty, or a doctor.</source>
        <translation>بگویید در انتظار چه‌اند: تخصص یا پزشک را انتخاب کنید.</translation>
    </message>
    <message>
        <source>Choose the doctor&apos;s specialty: the gateway searches by it.</source>
        <translation>تخصص پزشک را انتخاب کنید: درگاه با آن جستجو می‌کند.</translation>
    </message>
    <message>
        <source>The last day is before the first. Choose a later one.</source>
        <translation>آخرین روز پیش از اولین روز است. روزی دیرتر انتخاب کنید.</translation>
    </message>
    <message>
        <source>These days are over. Choose days to come.</source>
        <translation>این روزها گذشته‌اند. روزهای آینده را انتخاب کنید.</translation>
    </message>
    <message>
        <source>No day is left before the booking. Choose an earlier first day.</source>
        <translation>پیش از نوبت روزی نمی‌ماند. از روزی زودتر شروع کنید.</translation>
    </message>
    <message>
        <source>None of these weekdays lies in the chosen days. Choose more of either.</source>
        <translation>هیچ‌یک از این روزهای هفته در این بازه نیست. روزها یا بازه را بیشتر کنید.</translation>
    </message>
    <message>
        <source>The month begins after the last day. Choose a later last day, or an earlier month.</source>
        <translation>این ماه پس از آخرین روز شروع می‌شود. آخرین روز را دیرتر یا ماه را زودتر انتخاب کنید.</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>فوری</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>بیمار</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>تلفن همراه</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>در انتظار</translation>
    </message>
    <message>
        <source>Days and times</source>
        <translation>روز و ساعت</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>از</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>اولویت</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>پیداشده</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>گام بعدی</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Waiting</source>
        <translation>در انتظار</translation>
    </message>
    <message>
        <source>Book that slot</source>
        <translation>ثبت همین وقت</translation>
    </message>
    <message>
        <source>All who wait</source>
        <translation>همهٔ منتظران</translation>
    </message>
    <message>
        <source>Slot found</source>
        <translation>وقت پیدا شده</translation>
    </message>
    <message>
        <source>To come back</source>
        <translation>باید برگردند</translation>
    </message>
    <message>
        <source>Want an earlier one</source>
        <translation>نوبت زودتر می‌خواهند</translation>
    </message>
    <message>
        <source>Name, national code or mobile</source>
        <translation>نام، کد ملی یا تلفن همراه</translation>
    </message>
    <message>
        <source>Search for it</source>
        <translation>جستجوی وقت</translation>
    </message>
</context>
<context>
    <name>WaitingViewModel</name>
    <message>
        <source>{listed} of {total}</source>
        <translation>{listed} از {total}</translation>
    </message>
    <message>
        <source>Waiting: {n}</source>
        <translation>در انتظار: {n}</translation>
    </message>
    <message>
        <source>Slots can&apos;t be looked for: {why}</source>
        <translation>وقت‌ها جستجو نمی‌شوند: {why}</translation>
    </message>
    <message>
        <source>Looking for slots: {done} of {of}</source>
        <translation>جستجوی وقت‌ها: {done} از {of}</translation>
    </message>
    <message>
        <source>Slots are looked for every 15 minutes</source>
        <translation>وقت‌ها هر ۱۵ دقیقه جستجو می‌شوند</translation>
    </message>
    <message>
        <source>Nobody on the waitlist matches “{text}”</source>
        <translation>کسی در فهرست انتظار با «{text}» جور نیست</translation>
    </message>
    <message>
        <source>Try another spelling, or look among everyone.</source>
        <translation>املای دیگری بنویسید یا در «همه» بگردید.</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>کسی در انتظار نیست</translation>
    </message>
    <message>
        <source>No slot was found yet for those who wait</source>
        <translation>هنوز برای منتظران وقتی پیدا نشده است</translation>
    </message>
    <message>
        <source>Nobody is to come back</source>
        <translation>کسی نباید برگردد</translation>
    </message>
    <message>
        <source>Nobody wants an earlier slot</source>
        <translation>کسی وقت زودتر نمی‌خواهد</translation>
    </message>
    <message>
        <source>{key} puts a patient on the waitlist, on any screen.</source>
        <translation>{key} در هر صفحه‌ای بیمار را در فهرست انتظار می‌گذارد.</translation>
    </message>
</context>
<context>
    <name>WishFields</name>
    <message>
        <source>Specialty</source>
        <translation>تخصص</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>پزشک</translation>
    </message>
    <message>
        <source>Any of the specialty</source>
        <translation>هر پزشک این تخصص</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Service (RVU3)</source>
        <translation>خدمت (RVU3)</translation>
    </message>
    <message>
        <source>Urgent: before all others</source>
        <translation>فوری: پیش از دیگران</translation>
    </message>
    <message>
        <source>Weekdays that suit</source>
        <translation>روزهای مناسب هفته</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>ساعت روز</translation>
    </message>
    <message>
        <source>Look for it</source>
        <translation>زمان جستجو</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>سهمیه</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>یادداشت</translation>
    </message>
</context>
</TS>
