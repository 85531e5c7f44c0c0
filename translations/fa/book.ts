<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Aloud</name>
    <message>
        <source>The search still runs: this may change.</source>
        <translation>جستجو هنوز ادامه دارد: شاید این‌ها تغییر کند.</translation>
    </message>
    <message>
        <source>None of the slots can be booked any more. Esc goes back to them.</source>
        <translation>دیگر هیچ‌یک از این وقت‌ها را نمی‌توان ثبت کرد. Esc به فهرست وقت‌ها برمی‌گردد.</translation>
    </message>
    <message>
        <source>How far they are is known only where one searches near a point, so none is the nearest.</source>
        <translation>فاصله تنها در جستجوی نزدیک یک نقطه معلوم است؛ برای همین نزدیک‌ترین وقت گفته نشده است.</translation>
    </message>
    <message>
        <source>The soonest, and the nearest</source>
        <translation>زودترین و نزدیک‌ترین</translation>
    </message>
    <message>
        <source>The soonest</source>
        <translation>زودترین</translation>
    </message>
    <message>
        <source>The nearest</source>
        <translation>نزدیک‌ترین</translation>
    </message>
    <message>
        <source>The best of both</source>
        <translation>بهترین از هر دو نظر</translation>
    </message>
    <message>
        <source>The other half of the day</source>
        <translation>نیمهٔ دیگر روز</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>روزی دیگر</translation>
    </message>
</context>
<context>
    <name>AloudDialog</name>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>کپی شد</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>{answered} of {total} doctors answered</source>
        <translation>{answered} از {total} پزشک پاسخ داد</translation>
    </message>
    <message>
        <source>{answered} of {total} answers have come</source>
        <translation>{answered} پاسخ از {total} رسید</translation>
    </message>
    <message>
        <source>Stopped: {so_far}</source>
        <translation>نیمه‌کاره: {so_far}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>{n} of {total} doctors did not answer: {names}</source>
        <translation>{n} از {total} پزشک پاسخ نداد: {names}</translation>
    </message>
    <message>
        <source>{n} of {total} answers did not come: {names}</source>
        <translation>{n} پاسخ از {total} نرسید: {names}</translation>
    </message>
    <message>
        <source>{reason}.</source>
        <translation>{reason}.</translation>
    </message>
    <message>
        <source>{n} slots could not be read</source>
        <translation>{n} وقت خوانده نشد</translation>
    </message>
    <message>
        <source>The gateway sent them damaged, so they are not shown.</source>
        <translation>درگاه آن‌ها را ناقص فرستاده است؛ برای همین نشان داده نمی‌شوند.</translation>
    </message>
    <message>
        <source>If they are missed, tell support: the log names the damaged fields.</source>
        <translation>اگر لازمشان دارید، به پشتیبانی خبر دهید؛ نام بخش‌های ناقص در گزارش برنامه آمده است.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} تا {last}</translation>
    </message>
    <message>
        <source>{name} ({days})</source>
        <translation>{name} ({days})</translation>
    </message>
</context>
<context>
    <name>BookCriteria</name>
    <message>
        <source>Choose a specialty: two letters of it and Enter.</source>
        <translation>تخصص را انتخاب کنید: دو حرف اول و Enter.</translation>
    </message>
    <message>
        <source>Choose a service.</source>
        <translation>خدمت را انتخاب کنید.</translation>
    </message>
    <message>
        <source>Correct the days to search.</source>
        <translation>بازهٔ جستجو را اصلاح کنید.</translation>
    </message>
</context>
<context>
    <name>BookForm</name>
    <message>
        <source>First name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>نام خانوادگی</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>جنسیت</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>تلفن همراه</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>بیمه‌گر</translation>
    </message>
    <message>
        <source>Insurance id (HID)</source>
        <translation>شناسهٔ بیمه (HID)</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>کد پستی</translation>
    </message>
    <message>
        <source>Appointment type</source>
        <translation>نوع نوبت</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>ودیعه</translation>
    </message>
    <message>
        <source>Choose from the list ({key}), or empty this.</source>
        <translation>از فهرست انتخاب کنید ({key}) یا این خانه را خالی بگذارید.</translation>
    </message>
</context>
<context>
    <name>BookPanelView</name>
    <message>
        <source>Choose another slot</source>
        <translation>انتخاب وقت دیگر</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>بازگشت به فرم</translation>
    </message>
    <message>
        <source>Book this slot</source>
        <translation>ثبت این وقت</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>مرور با بیمار</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>بازگشت</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>ثبت نوبت</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>اصلاح</translation>
    </message>
    <message>
        <source>Same patient again</source>
        <translation>نوبت دیگر برای همین بیمار</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>نوبت جدید</translation>
    </message>
    <message>
        <source>Go on with another patient</source>
        <translation>ادامه با بیمار بعدی</translation>
    </message>
    <message>
        <source>Show the booking</source>
        <translation>نمایش نوبت</translation>
    </message>
    <message>
        <source>Enter shows the nearest free ones. What you typed stays.</source>
        <translation>با Enter نزدیک‌ترین وقت‌های آزاد را ببینید. آنچه وارد کرده‌اید می‌ماند.</translation>
    </message>
    <message>
        <source>Show other slots</source>
        <translation>نمایش وقت‌های دیگر</translation>
    </message>
</context>
<context>
    <name>BookResults</name>
    <message>
        <source>Connecting…</source>
        <translation>در حال اتصال…</translation>
    </message>
    <message>
        <source>None of these slots can be booked now</source>
        <translation>الان هیچ‌یک از این وقت‌ها را نمی‌توان ثبت کرد</translation>
    </message>
    <message>
        <source>Their booking windows are not open.</source>
        <translation>زمان ثبت نوبت برای آن‌ها نرسیده یا گذشته است.</translation>
    </message>
    <message>
        <source>Search other days, or again later ({key}).</source>
        <translation>روزهای دیگر را جستجو کنید، یا بعداً دوباره ({key}).</translation>
    </message>
    <message>
        <source>No doctor of this specialty is known here</source>
        <translation>فهرست این میز پزشکی با این تخصص ندارد</translation>
    </message>
    <message>
        <source>The gateway has no list of doctors; this desk knows those that it has seen. Add one by council number.</source>
        <translation>درگاه فهرست پزشکان را نمی‌دهد؛ فهرست این میز با استفاده کامل می‌شود. پزشک را با شمارهٔ نظام پزشکی اضافه کنید.</translation>
    </message>
    <message>
        <source>No free slot in these days</source>
        <translation>در این روزها وقت خالی نیست</translation>
    </message>
    <message>
        <source>This doctor has no free slot in these days.</source>
        <translation>این پزشک در این روزها وقت خالی ندارد.</translation>
    </message>
    <message>
        <source>None of the doctors who answered has a free slot in these days.</source>
        <translation>هیچ‌یک از پزشکانی که پاسخ دادند در این روزها وقت خالی ندارد.</translation>
    </message>
    <message>
        <source>None of the doctors of this specialty at this centre has a free slot in these days.</source>
        <translation>هیچ‌یک از پزشکان این تخصص در این مرکز در این روزها وقت خالی ندارد.</translation>
    </message>
    <message>
        <source>None of the doctors of this specialty has a free slot in these days.</source>
        <translation>هیچ‌یک از پزشکان این تخصص در این روزها وقت خالی ندارد.</translation>
    </message>
    <message>
        <source>{n} free slots from {total} doctors</source>
        <translation>{n} وقت خالی از {total} پزشک</translation>
    </message>
    <message>
        <source>; </source>
        <translation>؛ </translation>
    </message>
    <message>
        <source>The filters hide {n} free slots</source>
        <translation>فیلترها {n} وقت خالی را پنهان کرده‌اند</translation>
    </message>
    <message>
        <source>The filters hide all that was found; none of it can be booked now</source>
        <translation>فیلترها همهٔ یافته‌ها را پنهان کرده‌اند؛ هیچ‌کدام اکنون قابل نوبت‌دهی نیست</translation>
    </message>
    <message>
        <source>{keys} shows others.</source>
        <translation>{keys} بقیه را نشان می‌دهد.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> یا </translation>
    </message>
    <message>
        <source>No doctor of this specialty who is that near has a free slot in these days.</source>
        <translation>هیچ پزشکی از این تخصص در این فاصله در این روزها وقت خالی ندارد.</translation>
    </message>
</context>
<context>
    <name>BookViewModel</name>
    <message>
        <source>Choose a specialty, then a slot. Its details stand here.</source>
        <translation>تخصص و سپس وقت را انتخاب کنید. جزئیات وقت اینجا می‌آید.</translation>
    </message>
    <message>
        <source>“{text}” matches nothing</source>
        <translation>«{text}» پیدا نشد</translation>
    </message>
    <message>
        <source>Type other letters, or choose from the list ({key}).</source>
        <translation>حروف دیگری بنویسید یا از فهرست انتخاب کنید ({key}).</translation>
    </message>
    <message>
        <source>This desk doesn&apos;t know the doctor, or not in this specialty. {key} adds one.</source>
        <translation>این پزشک در فهرست این میز نیست یا تخصص دیگری دارد. با {key} اضافه کنید.</translation>
    </message>
    <message>
        <source>A service has a code of six digits (RVU3). Type it, or choose from the list ({key}).</source>
        <translation>کد خدمت (RVU3) شش رقم دارد. آن را بنویسید یا از فهرست انتخاب کنید ({key}).</translation>
    </message>
    <message>
        <source>No free slot before noon in these days</source>
        <translation>در این روزها پیش از ظهر وقت خالی نیست</translation>
    </message>
    <message>
        <source>There is no slot to read aloud</source>
        <translation>وقتی برای خواندن نیست</translation>
    </message>
    <message>
        <source>None of those shown can be booked now. Search other days.</source>
        <translation>هیچ‌یک از وقت‌های نشان‌داده‌شده را اکنون نمی‌توان ثبت کرد. روزهای دیگر را جستجو کنید.</translation>
    </message>
    <message>
        <source>Another booking is worked on here</source>
        <translation>اینجا نوبت دیگری در دست ثبت است</translation>
    </message>
    <message>
        <source>Finish it, or leave it with Esc; then take the slot up.</source>
        <translation>آن را تمام کنید یا با Esc رها کنید؛ سپس این وقت را بردارید.</translation>
    </message>
    <message>
        <source>{key} reminds you when it opens.</source>
        <translation>{key} هنگام باز شدن به شما یادآوری می‌کند.</translation>
    </message>
    <message>
        <source>You are reminded when it opens: {when}</source>
        <translation>هنگام باز شدن به شما یادآوری می‌شود: {when}</translation>
    </message>
    <message>
        <source>The patient who is typed is kept with it. {key} again shows all reminders.</source>
        <translation>بیمار نوشته‌شده هم با آن نگه داشته شد. {key} دوباره همهٔ یادآوری‌ها را نشان می‌دهد.</translation>
    </message>
    <message>
        <source>No patient is typed yet. {key} again shows all reminders.</source>
        <translation>هنوز بیماری نوشته نشده است. {key} دوباره همهٔ یادآوری‌ها را نشان می‌دهد.</translation>
    </message>
</context>
<context>
    <name>BookWork</name>
    <message>
        <source>Stop</source>
        <translation>توقف</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>نتیجه‌ها</translation>
    </message>
    <message>
        <source>Find a free slot</source>
        <translation>یافتن وقت خالی</translation>
    </message>
    <message>
        <source>Type two letters of a specialty and press Enter. Arrows go to a slot, Enter books it.</source>
        <translation>دو حرف از نام تخصص بنویسید و Enter بزنید. با کلیدهای جهت وقت را انتخاب و با Enter ثبت کنید.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>در حال اتصال…</translation>
    </message>
    <message>
        <source>The search begins by itself as soon as the gateway can be asked.</source>
        <translation>پس از اتصال به درگاه، جستجو خودبه‌خود شروع می‌شود.</translation>
    </message>
    <message>
        <source>Asking the doctors&apos; schedules…</source>
        <translation>در حال دریافت برنامهٔ پزشکان…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>پرسش دوباره</translation>
    </message>
    <message>
        <source>{day}: {slots}</source>
        <translation>{day}: {slots}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>نمایش همه</translation>
    </message>
    <message>
        <source>Reminders: {n}</source>
        <translation>یادآوری‌ها: {n}</translation>
    </message>
</context>
<context>
    <name>BusyRing</name>
    <message>
        <source>Working</source>
        <translation>در حال کار</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Book again</source>
        <translation>ثبت دوباره</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>چاپ برگه</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>کپی متن</translation>
    </message>
    <message>
        <source>Put on the waitlist; wait for an earlier visit</source>
        <translation>گذاشتن در فهرست انتظار؛ انتظار برای نوبت زودتر</translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation>نمایش در فهرست</translation>
    </message>
    <message>
        <source>Show on the worklist</source>
        <translation>نمایش در پیگیری بیماران</translation>
    </message>
    <message>
        <source>Cancel the booking…</source>
        <translation>لغو نوبت…</translation>
    </message>
    <message>
        <source>Patient was told</source>
        <translation>به بیمار گفته شد</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>نیامد</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>برگرداندن</translation>
    </message>
    <message>
        <source>First free slot</source>
        <translation>اولین وقت خالی</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>جستجوی دوباره</translation>
    </message>
    <message>
        <source>Book the slot</source>
        <translation>ثبت این وقت</translation>
    </message>
    <message>
        <source>Back, stop the search</source>
        <translation>بازگشت، توقف جستجو</translation>
    </message>
    <message>
        <source>Search as proposed where nothing was found</source>
        <translation>جستجوی پیشنهادی، جایی که چیزی یافت نشد</translation>
    </message>
    <message>
        <source>Directory of doctors and centres</source>
        <translation>دفتر پزشکان و مرکزها</translation>
    </message>
    <message>
        <source>Back to the search before</source>
        <translation>بازگشت به جستجوی پیشین</translation>
    </message>
    <message>
        <source>Back to the search {n} before</source>
        <translation>بازگشت به {n} جستجو پیش‌تر</translation>
    </message>
    <message>
        <source>First free slot before noon</source>
        <translation>اولین وقت خالی صبح</translation>
    </message>
    <message>
        <source>Mornings, afternoons or all</source>
        <translation>صبح‌ها، عصرها یا همه</translation>
    </message>
    <message>
        <source>Slots of one quota, or all</source>
        <translation>وقت‌های یک سهمیه یا همه</translation>
    </message>
    <message>
        <source>Sort by time, doctor or distance</source>
        <translation>ترتیب ساعت، پزشک یا فاصله</translation>
    </message>
    <message>
        <source>By doctor, near a point, or by area</source>
        <translation>جستجو با پزشک، نزدیک یک نقطه یا در یک منطقه</translation>
    </message>
    <message>
        <source>Slots to read aloud</source>
        <translation>وقت‌ها برای خواندن پای تلفن</translation>
    </message>
    <message>
        <source>Take up the slot of that number, once they are read</source>
        <translation>برداشتن وقتِ همان شماره، پس از خواندن</translation>
    </message>
    <message>
        <source>Save the search…</source>
        <translation>ذخیرهٔ جستجو…</translation>
    </message>
    <message>
        <source>Saved search {n}</source>
        <translation>جستجوی ذخیره‌شدهٔ {n}</translation>
    </message>
    <message>
        <source>Remind when it opens; all reminders</source>
        <translation>یادآوری هنگام باز شدن؛ همهٔ یادآوری‌ها</translation>
    </message>
    <message>
        <source>Drop the reminder</source>
        <translation>حذف یادآوری</translation>
    </message>
    <message>
        <source>Patient card</source>
        <translation>پروندهٔ بیمار</translation>
    </message>
    <message>
        <source>Follow-up in 2 weeks</source>
        <translation>نوبت دو هفته بعد</translation>
    </message>
    <message>
        <source>Correct name and mobile…</source>
        <translation>اصلاح نام و تلفن همراه…</translation>
    </message>
    <message>
        <source>Move to another slot</source>
        <translation>جابه‌جایی به وقتی دیگر</translation>
    </message>
</context>
<context>
    <name>CriteriaBar</name>
    <message>
        <source>Specialty</source>
        <translation>تخصص</translation>
    </message>
    <message>
        <source>Two letters, then Enter</source>
        <translation>دو حرف و سپس Enter</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>پزشک</translation>
    </message>
    <message>
        <source>Any doctor of the specialty</source>
        <translation>هر پزشک این تخصص</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>All</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Service (RVU3)</source>
        <translation>خدمت (RVU3)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>جستجو</translation>
    </message>
</context>
<context>
    <name>DayModel</name>
    <message>
        <source>{n} not bookable</source>
        <translation>{n} وقت غیرقابل ثبت</translation>
    </message>
    <message>
        <source>none</source>
        <translation>بدون وقت</translation>
    </message>
    <message>
        <source>{n} free</source>
        <translation>{n} وقت خالی</translation>
    </message>
    <message>
        <source>{n} {quota}</source>
        <translation>{n} {quota}</translation>
    </message>
    <message>
        <source>{free}: {parts}</source>
        <translation>{free}: {parts}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>{n} hidden by the filter</source>
        <translation>{n} پنهان با فیلتر</translation>
    </message>
    <message>
        <source>; </source>
        <translation>؛ </translation>
    </message>
</context>
<context>
    <name>DayStrip</name>
    <message>
        <source>Days</source>
        <translation>روزها</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>روز قبل</translation>
    </message>
    <message>
        <source>The next day</source>
        <translation>روز بعد</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Service</source>
        <translation>خدمت</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>سهمیه</translation>
    </message>
    <message>
        <source>Appointment type</source>
        <translation>نوع نوبت</translation>
    </message>
    <message>
        <source>HID</source>
        <translation>شناسهٔ بیمه</translation>
    </message>
    <message>
        <source>Tracking number (TQID)</source>
        <translation>شناسهٔ نوبت (TQID)</translation>
    </message>
    <message>
        <source>No booking</source>
        <translation>نوبتی ثبت نشده است</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>تلفن همراه</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>جنسیت</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>روز</translation>
    </message>
    <message>
        <source>{time} ({span})</source>
        <translation>{time} ({span})</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>ساعت</translation>
    </message>
    <message>
        <source>Queue number</source>
        <translation>شمارهٔ نوبت</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>پزشک</translation>
    </message>
    <message>
        <source>Specialty</source>
        <translation>تخصص</translation>
    </message>
    <message>
        <source>Council number</source>
        <translation>شمارهٔ نظام پزشکی</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>بخش</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>نشانی</translation>
    </message>
    <message>
        <source>Sent to the gateway</source>
        <translation>ارسال به درگاه</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>ثبت شد</translation>
    </message>
    <message>
        <source>{what}, by {operator}</source>
        <translation>{what}، کاربر: {operator}</translation>
    </message>
    <message>
        <source>Last checked; the gateway says: {status}</source>
        <translation>آخرین بررسی؛ وضعیت در درگاه: {status}</translation>
    </message>
    <message>
        <source>{state}: {reason}</source>
        <translation>{state}: {reason}</translation>
    </message>
    <message>
        <source>Patient was told</source>
        <translation>به بیمار گفته شد</translation>
    </message>
    <message>
        <source>At the gateway</source>
        <translation>در درگاه</translation>
    </message>
    <message>
        <source>Marked as not having come</source>
        <translation>ثبت شد که نیامده است</translation>
    </message>
    <message>
        <source>National code</source>
        <translation>کد ملی</translation>
    </message>
    <message>
        <source>Foreigner&apos;s code</source>
        <translation>کد فراگیر اتباع</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>گذرنامه</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>شناسه</translation>
    </message>
    <message>
        <source>The gateway is being asked. Don&apos;t book this patient again meanwhile.</source>
        <translation>نتیجه از درگاه پرسیده می‌شود. تا آن موقع برای این بیمار دوباره ثبت نکنید.</translation>
    </message>
    <message>
        <source>The gateway is being asked whether the cancellation was done.</source>
        <translation>از درگاه پرسیده می‌شود که نوبت لغو شده است یا نه.</translation>
    </message>
    <message>
        <source>It no longer stands as booked here. Call the patient, then mark as told.</source>
        <translation>این نوبت دیگر آن‌طور که اینجا ثبت شد نیست. با بیمار تماس بگیرید و بعد «به بیمار گفته شد» را بزنید.</translation>
    </message>
    <message>
        <source>Call the patient, offer another slot, then mark as told.</source>
        <translation>با بیمار تماس بگیرید، وقت دیگری پیشنهاد کنید و بعد «به بیمار گفته شد» را بزنید.</translation>
    </message>
    <message>
        <source>Visit, still to come</source>
        <translation>ویزیت (هنوز نرسیده)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>نوع</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>ارجاع</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Details</source>
        <translation>جزئیات</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>تاریخچهٔ نوبت</translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>The nearest one is chosen: {time}.</source>
        <translation>نزدیک‌ترین انتخاب شد: {time}.</translation>
    </message>
    <message>
        <source>Two weeks after the visit was {day}</source>
        <translation>دو هفته پس از ویزیت {day} بود</translation>
    </message>
    <message>
        <source>No free slot two weeks after the visit, on {day}</source>
        <translation>دو هفته پس از ویزیت، {day}، وقت خالی نیست</translation>
    </message>
    <message>
        <source>Two weeks after the visit: {time}</source>
        <translation>دو هفته پس از ویزیت: {time}</translation>
    </message>
    <message>
        <source>Enter takes it up for the same patient.</source>
        <translation>با Enter برای همان بیمار ادامه دهید.</translation>
    </message>
    <message>
        <source>the doctor&apos;s council number</source>
        <translation>شمارهٔ نظام پزشکی</translation>
    </message>
    <message>
        <source>the specialty</source>
        <translation>تخصص</translation>
    </message>
    <message>
        <source>the centre&apos;s id</source>
        <translation>شناسهٔ مرکز</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>For a follow-up this booking lacks: {what}</source>
        <translation>این نوبت برای ثبت نوبت دو هفته بعد کم دارد: {what}</translation>
    </message>
    <message>
        <source>Choose specialty and doctor, then search: the patient stays.</source>
        <translation>تخصص و پزشک را انتخاب و جستجو کنید: مشخصات بیمار می‌ماند.</translation>
    </message>
</context>
<context>
    <name>IdentifierField</name>
    <message>
        <source>Kind of identifier</source>
        <translation>نوع شناسه</translation>
    </message>
    <message>
        <source>National code</source>
        <translation>کد ملی</translation>
    </message>
    <message>
        <source>Foreigner&apos;s code</source>
        <translation>کد فراگیر اتباع</translation>
    </message>
    <message>
        <source>Passport number</source>
        <translation>شمارهٔ گذرنامه</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>شناسه</translation>
    </message>
    <message>
        <source>The number is valid.</source>
        <translation>شماره درست است.</translation>
    </message>
    <message>
        <source>It is a foreigner&apos;s code</source>
        <translation>کد فراگیر اتباع است</translation>
    </message>
    <message>
        <source>Use {number}</source>
        <translation>استفاده از {number}</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>: </source>
        <translation>: </translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>All quotas</source>
        <translation>همهٔ سهمیه‌ها</translation>
    </message>
    <message>
        <source>Whole day</source>
        <translation>تمام روز</translation>
    </message>
    <message>
        <source>Mornings</source>
        <translation>صبح‌ها</translation>
    </message>
    <message>
        <source>Afternoons</source>
        <translation>عصرها</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>به ترتیب ساعت</translation>
    </message>
    <message>
        <source>By doctor</source>
        <translation>به ترتیب پزشک</translation>
    </message>
    <message>
        <source>By distance</source>
        <translation>به ترتیب فاصله</translation>
    </message>
    <message>
        <source>No quota</source>
        <translation>بی‌سهمیه</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy request id</source>
        <translation>کپی شناسهٔ درخواست</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>بستن</translation>
    </message>
</context>
<context>
    <name>MoveMode</name>
    <message>
        <source>Moving a booking: {patient}, from {moment}. Esc leaves that.</source>
        <translation>جابه‌جایی نوبت {patient}، از {moment}. با Esc از آن صرف‌نظر کنید.</translation>
    </message>
    <message>
        <source>The gateway is asked for the new booking; then that of {moment} is cancelled.</source>
        <translation>نوبت تازه از درگاه پرسیده می‌شود؛ سپس نوبت {moment} لغو می‌شود.</translation>
    </message>
    <message>
        <source>The old booking, of {moment}, is being cancelled.</source>
        <translation>نوبت پیشین، {moment}، در حال لغو است.</translation>
    </message>
    <message>
        <source>Moved: the old booking, of {moment}, does not stand any more.</source>
        <translation>جابه‌جا شد: نوبت پیشین، {moment}، دیگر برقرار نیست.</translation>
    </message>
    <message>
        <source>Half moved: the old booking, of {moment}, still stands. See on top of F3.</source>
        <translation>جابه‌جایی ناتمام: نوبت پیشین، {moment}، هنوز برقرار است. بالای F3 را ببینید.</translation>
    </message>
    <message>
        <source>Both bookings stay, that of {moment} too.</source>
        <translation>هر دو نوبت می‌مانند، نوبت {moment} نیز.</translation>
    </message>
</context>
<context>
    <name>NewProviderDialog</name>
    <message>
        <source>The gateway has no list of doctors. What you type here is kept on this desk.</source>
        <translation>درگاه فهرست پزشکان را نمی‌دهد. آنچه اینجا بنویسید در همین میز می‌ماند.</translation>
    </message>
    <message>
        <source>Add and search</source>
        <translation>افزودن و جستجو</translation>
    </message>
</context>
<context>
    <name>Patient</name>
    <message>
        <source>{n} to come</source>
        <translation>{n} در پیش</translation>
    </message>
    <message>
        <source>{n} past</source>
        <translation>{n} گذشته</translation>
    </message>
    <message>
        <source>{n} missed</source>
        <translation>{n} غیبت</translation>
    </message>
    <message>
        <source>Next: {visit}</source>
        <translation>بعدی: {visit}</translation>
    </message>
    <message>
        <source>{time}, {doctor}</source>
        <translation>{time}، {doctor}</translation>
    </message>
    <message>
        <source>next {time}</source>
        <translation>بعدی {time}</translation>
    </message>
    <message>
        <source>nothing that stands</source>
        <translation>نوبت برقراری ندارد</translation>
    </message>
    <message>
        <source>Known here: {what} ({key})</source>
        <translation>سابقه دارد: {what} ({key})</translation>
    </message>
    <message>
        <source>Has another booking at this time.</source>
        <translation>در همین زمان نوبت دیگری دارد.</translation>
    </message>
    <message>
        <source>Has a booking of this specialty on this day.</source>
        <translation>همین روز در همین تخصص نوبت دارد.</translation>
    </message>
    <message>
        <source>Would be the third open booking with this doctor.</source>
        <translation>سومین نوبت باز با همین پزشک می‌شود.</translation>
    </message>
    <message>
        <source>The patient has another booking at this time: {visit}.</source>
        <translation>بیمار در همین زمان نوبت دیگری دارد: {visit}.</translation>
    </message>
    <message>
        <source>The patient has a booking of this specialty on this day: {visit}.</source>
        <translation>بیمار همین روز در همین تخصص نوبت دارد: {visit}.</translation>
    </message>
    <message>
        <source>This would be the patient&apos;s third open booking with this doctor; the next is: {visit}.</source>
        <translation>این سومین نوبت باز بیمار با همین پزشک می‌شود؛ نوبت بعدی: {visit}.</translation>
    </message>
</context>
<context>
    <name>PlaceFields</name>
    <message>
        <source>Around</source>
        <translation>اطراف</translation>
    </message>
    <message>
        <source>Within (km)</source>
        <translation>تا (کیلومتر)</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>استان</translation>
    </message>
    <message>
        <source>County</source>
        <translation>شهرستان</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>شهر</translation>
    </message>
    <message>
        <source>A centre, or latitude, longitude</source>
        <translation>یک مرکز، یا عرض، طول</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>نام یا کد</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>پیشرفت</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code of the tracking number</source>
        <translation>کد QR شناسهٔ نوبت</translation>
    </message>
</context>
<context>
    <name>RangeEdit</name>
    <message>
        <source>From day</source>
        <translation>از تاریخ</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>تا تاریخ</translation>
    </message>
    <message>
        <source>The last day is before the first. Choose a later one.</source>
        <translation>روز پایان پیش از روز شروع است. روز دیرتری انتخاب کنید.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>امروز</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>دیروز</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>۷ روز گذشته</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>۳۰ روز گذشته</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>فردا</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>هفته</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>ماه</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Read back to the patient</source>
        <translation>برای بیمار بخوانید</translation>
    </message>
    <message>
        <source>In place of {moment}, which is cancelled after. Why (a number chooses):</source>
        <translation>به‌جای {moment}، که پس از آن لغو می‌شود. دلیل (با شماره انتخاب کنید):</translation>
    </message>
</context>
<context>
    <name>ReaderHint</name>
    <message>
        <source>That was a card reader: nothing was done</source>
        <translation>این از کارت‌خوان یا بارکدخوان آمد؛ هیچ کاری انجام نشد</translation>
    </message>
    <message>
        <source>A number is read only where one is typed. Esc goes back; then read it again.</source>
        <translation>شماره فقط در خانهٔ خودش خوانده می‌شود. با Esc برگردید و دوباره بخوانید.</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Booked</source>
        <translation>ثبت شد</translation>
    </message>
    <message>
        <source>Tracking number (TQID)</source>
        <translation>شناسهٔ نوبت (TQID)</translation>
    </message>
    <message>
        <source>Tracking number {tqid}</source>
        <translation>شناسهٔ نوبت {tqid}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>کپی شد</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>چاپ</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>در فهرست</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>لغو نوبت…</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>دو هفته بعد</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>بیمار</translation>
    </message>
</context>
<context>
    <name>RemindersDialog</name>
    <message>
        <source>Reminders</source>
        <translation>یادآوری‌ها</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>There are none. {key} on a slot that is not open yet keeps one.</source>
        <translation>یادآوری‌ای نیست. {key} روی وقتی که هنوز باز نشده است، یکی می‌سازد.</translation>
    </message>
    <message>
        <source>Enter takes an open slot up. Nothing is booked before you confirm it.</source>
        <translation>Enter وقتِ بازشده را برمی‌دارد. تا تأیید نکنید چیزی ثبت نمی‌شود.</translation>
    </message>
    <message>
        <source>At that second you are told, and slot and patient stand ready to be booked.</source>
        <translation>در همان ثانیه خبر می‌رسد و وقت و بیمار آمادهٔ ثبت است.</translation>
    </message>
    <message>
        <source>This slot is not open yet.</source>
        <translation>این وقت هنوز باز نشده است.</translation>
    </message>
</context>
<context>
    <name>Reminding</name>
    <message>
        <source>Open now</source>
        <translation>اکنون باز است</translation>
    </message>
    <message>
        <source>Opens {when}</source>
        <translation>باز می‌شود: {when}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>no patient typed</source>
        <translation>بدون بیمار</translation>
    </message>
</context>
<context>
    <name>SavedDialog</name>
    <message>
        <source>Saved searches</source>
        <translation>جستجوهای ذخیره‌شده</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>روزها</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>جا</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>تغییر نام</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف</translation>
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
        <source>free</source>
        <translation>خالی</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>جایگزینی</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>ذخیره</translation>
    </message>
    <message>
        <source>Nothing to save now: {missing}</source>
        <translation>اکنون چیزی برای ذخیره نیست: {missing}</translation>
    </message>
    <message>
        <source>“{name}” goes; the present search takes its place.</source>
        <translation>«{name}» می‌رود و این جستجو جای آن را می‌گیرد.</translation>
    </message>
    <message>
        <source>From then on {key} searches so.</source>
        <translation>از این پس {key} همین را جستجو می‌کند.</translation>
    </message>
</context>
<context>
    <name>SavedSearchesViewModel</name>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Searches are kept once the desk&apos;s journal is open.</source>
        <translation>جستجوها وقتی ذخیره می‌شوند که دفتر نوبت‌های این میز باز باشد.</translation>
    </message>
    <message>
        <source>Type a name, to know the search by.</source>
        <translation>نامی بنویسید که جستجو را با آن بشناسید.</translation>
    </message>
    <message>
        <source>until the end of the week</source>
        <translation>تا پایان هفته</translation>
    </message>
    <message>
        <source>until the end of the month</source>
        <translation>تا پایان ماه</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>فردا</translation>
    </message>
    <message>
        <source>today</source>
        <translation>امروز</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} روز</translation>
    </message>
    <message>
        <source>{days}, {n} days ahead</source>
        <translation>{days}، از {n} روز دیگر</translation>
    </message>
</context>
<context>
    <name>SearchAgain</name>
    <message>
        <source>There is no search so far back</source>
        <translation>جستجویی به این دوری در کار نیست</translation>
    </message>
    <message>
        <source>Only the searches since the start are known here.</source>
        <translation>فقط جستجوهای پس از شروع برنامه در یاد مانده‌اند.</translation>
    </message>
    <message>
        <source>As it was found {age} ago</source>
        <translation>همان که {age} پیش یافت شد</translation>
    </message>
    <message>
        <source>{key} asks the gateway again.</source>
        <translation>{key} دوباره از درگاه می‌پرسد.</translation>
    </message>
    <message>
        <source>Searched again</source>
        <translation>دوباره جستجو شد</translation>
    </message>
    <message>
        <source>What was found was from {age} ago.</source>
        <translation>آنچه یافت شده بود از {age} پیش بود.</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} ثانیه</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} دقیقه</translation>
    </message>
    <message>
        <source>Nothing is saved at {n}</source>
        <translation>در جای {n} جستجویی ذخیره نشده</translation>
    </message>
    <message>
        <source>{key} saves the search that the fields say.</source>
        <translation>{key} جستجویی را که در فیلدهاست ذخیره می‌کند.</translation>
    </message>
    <message>
        <source>Not known here any more: {names}</source>
        <translation>دیگر اینجا شناخته‌شده نیست: {names}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>{search} searched for it all the same. {key} saves it anew.</source>
        <translation>با این حال {search} جستجو شد. {key} آن را از نو ذخیره می‌کند.</translation>
    </message>
</context>
<context>
    <name>SearchPlace</name>
    <message>
        <source>Choose a point: a centre&apos;s name, or latitude, longitude.</source>
        <translation>نقطه را بدهید: نام یک مرکز، یا عرض و طول جغرافیایی.</translation>
    </message>
    <message>
        <source>Choose how many kilometres around the point.</source>
        <translation>بگویید تا چند کیلومتری آن نقطه.</translation>
    </message>
    <message>
        <source>Choose a province, county or town.</source>
        <translation>استان، شهرستان یا شهر را بدهید.</translation>
    </message>
    <message>
        <source>Our centre</source>
        <translation>مرکز ما</translation>
    </message>
    <message>
        <source>A distance is a number of kilometres from 0.1 to 100.</source>
        <translation>فاصله عددی به کیلومتر است، از ۰٫۱ تا ۱۰۰.</translation>
    </message>
    <message>
        <source>The imported list has no such place here. Type its name or code.</source>
        <translation>فهرست واردشده چنین جایی ندارد. نام یا کد آن را بنویسید.</translation>
    </message>
    <message>
        <source>No list is imported: type the place&apos;s code (CountryDivisions), in digits.</source>
        <translation>فهرستی وارد نشده است: کد آن جا را (CountryDivisions) با رقم بنویسید.</translation>
    </message>
    <message>
        <source>Type latitude, longitude in degrees (35.70, 51.40), or a known centre&apos;s name.</source>
        <translation>عرض و طول را به درجه بنویسید (۳۵.۷۰، ۵۱.۴۰)، یا نام مرکزی آشنا را.</translation>
    </message>
    <message>
        <source>Latitude comes first, then longitude: they seem swapped. The list offers both.</source>
        <translation>اول عرض جغرافیایی می‌آید، بعد طول: به نظر جابه‌جا شده‌اند. هر دو در فهرست هست.</translation>
    </message>
    <message>
        <source>There are no such degrees. In Iran latitude is 25 to 40, longitude 44 to 64.</source>
        <translation>چنین درجه‌ای نیست. در ایران عرض از ۲۵ تا ۴۰ و طول از ۴۴ تا ۶۴ درجه است.</translation>
    </message>
</context>
<context>
    <name>ShamsiDateEdit</name>
    <message>
        <source>Type a date, &quot;tomorrow&quot;, a weekday, +5 or 15/6. {key} opens the calendar.</source>
        <translation>تاریخ، «فردا»، نام روز هفته، ‎+۵ یا ۱۵/۶ بنویسید. {key} تقویم را باز می‌کند.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>تقویم</translation>
    </message>
</context>
<context>
    <name>SlotGrid</name>
    <message>
        <source>Slots</source>
        <translation>وقت‌ها</translation>
    </message>
    <message>
        <source>{n} free</source>
        <translation>{n} وقت خالی</translation>
    </message>
</context>
<context>
    <name>SlotModel</name>
    <message>
        <source>, </source>
        <translation>، </translation>
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
        <source>Evening</source>
        <translation>عصر</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>booked</source>
        <translation>ثبت شد</translation>
    </message>
    <message>
        <source>distance unknown</source>
        <translation>فاصله نامعلوم</translation>
    </message>
    <message>
        <source>opens {when}</source>
        <translation>باز می‌شود: {when}</translation>
    </message>
    <message>
        <source>from {time}</source>
        <comment>when a slot can be booked, in a narrow cell</comment>
        <translation>از {time}</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The nearest free slots for the same patient:</source>
        <translation>نزدیک‌ترین وقت‌های خالی برای همین بیمار:</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>در حال ثبت نوبت…</translation>
    </message>
    <message>
        <source>The gateway is being asked. This changes by itself; don&apos;t book again.</source>
        <translation>نتیجه از درگاه پرسیده و همین‌جا نشان داده می‌شود؛ دوباره ثبت نکنید.</translation>
    </message>
    <message>
        <source>Patient: {patient}</source>
        <translation>بیمار: {patient}</translation>
    </message>
    <message>
        <source>Asking whether the slot is still free…</source>
        <translation>در حال پرسش اینکه وقت هنوز آزاد است…</translation>
    </message>
</context>
<context>
    <name>WayTabs</name>
    <message>
        <source>Doctor</source>
        <translation>پزشک</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>نزدیک</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>منطقه</translation>
    </message>
</context>
<context>
    <name>WaysOn</name>
    <message>
        <source>Put on the waitlist</source>
        <translation>در فهرست انتظار بگذارید</translation>
    </message>
    <message>
        <source>The next 7 days</source>
        <translation>۷ روز بعد</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>۳۰ روز</translation>
    </message>
    <message>
        <source>All quotas</source>
        <translation>همهٔ سهمیه‌ها</translation>
    </message>
    <message>
        <source>The whole day</source>
        <translation>همهٔ روز</translation>
    </message>
    <message>
        <source>All doctors of this specialty</source>
        <translation>همهٔ پزشکان این تخصص</translation>
    </message>
    <message>
        <source>At all centres</source>
        <translation>در همهٔ مرکزها</translation>
    </message>
    <message>
        <source>Within {km} km of the centre</source>
        <translation>تا {km} کیلومتری مرکز</translation>
    </message>
    <message>
        <source>Within {km} km</source>
        <translation>تا {km} کیلومتری</translation>
    </message>
    <message>
        <source>In the whole county</source>
        <translation>در همهٔ شهرستان</translation>
    </message>
    <message>
        <source>In the whole province</source>
        <translation>در همهٔ استان</translation>
    </message>
    <message>
        <source>{n} free</source>
        <translation>{n} وقت خالی</translation>
    </message>
    <message>
        <source>{n} not bookable now</source>
        <translation>{n} وقت، اکنون غیرقابل ثبت</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>در حال شمارش…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>بدون وقت</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>بی‌پاسخ</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>شمرده نشد</translation>
    </message>
</context>
<context>
    <name>_DayDelegate</name>
    <message>
        <source>Today</source>
        <translation>امروز</translation>
    </message>
    <message>
        <source>{n} free</source>
        <translation>{n} وقت خالی</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>بسته</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>پنهان</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>: </source>
        <translation>: </translation>
    </message>
</context>
<context>
    <name>book</name>
    <message>
        <source>National code</source>
        <translation>کد ملی</translation>
    </message>
    <message>
        <source>Foreigner&apos;s code</source>
        <translation>کد فراگیر اتباع</translation>
    </message>
    <message>
        <source>Passport number</source>
        <translation>شمارهٔ گذرنامه</translation>
    </message>
    <message>
        <source>Specialty</source>
        <translation>تخصص</translation>
    </message>
    <message>
        <source>Council number</source>
        <translation>شمارهٔ نظام پزشکی</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>not open yet</source>
        <translation>باز نشده</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>بسته</translation>
    </message>
    <message>
        <source>past</source>
        <translation>گذشته</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>پر شد</translation>
    </message>
    <message>
        <source>Booked, by this desk</source>
        <translation>ثبت شد، همین‌جا</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>در بررسی</translation>
    </message>
    <message>
        <source>at another desk</source>
        <translation>نزد میز دیگر</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>نشانی</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>محل</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>سهمیه</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>مدت</translation>
    </message>
    <message>
        <source>Queue number</source>
        <translation>شمارهٔ نوبت</translation>
    </message>
    <message>
        <source>Can be booked</source>
        <translation>زمان ثبت</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} تا {end}</translation>
    </message>
    <message>
        <source>from {start}</source>
        <translation>از {start}</translation>
    </message>
    <message>
        <source>until {end}</source>
        <translation>تا {end}</translation>
    </message>
    <message>
        <source>{desk} has this slot taken up</source>
        <translation>این وقت اکنون نزد {desk} است</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>It can be booked {window}.</source>
        <translation>زمان ثبت این وقت: {window}.</translation>
    </message>
    <message>
        <source>Choose another slot.</source>
        <translation>وقت دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>This slot can&apos;t be booked yet</source>
        <translation>زمان ثبت این وقت هنوز نرسیده است</translation>
    </message>
    <message>
        <source>The time to book this slot is over</source>
        <translation>زمان ثبت این وقت گذشته است</translation>
    </message>
    <message>
        <source>This slot&apos;s time has passed</source>
        <translation>ساعت این وقت گذشته است</translation>
    </message>
    <message>
        <source>This slot was taken meanwhile</source>
        <translation>این وقت در این فاصله پر شد</translation>
    </message>
    <message>
        <source>Whether this slot was booked is being checked</source>
        <translation>نتیجهٔ ثبت این وقت در حال بررسی است</translation>
    </message>
    <message>
        <source>Another desk has this slot taken up</source>
        <translation>این وقت اکنون نزد میز دیگری است</translation>
    </message>
    <message>
        <source>Choose another slot, or wait until that desk lets go of it.</source>
        <translation>وقت دیگری انتخاب کنید یا صبر کنید تا آن میز رهایش کند.</translation>
    </message>
    <message>
        <source>{date} {time}</source>
        <translation>{date} ساعت {time}</translation>
    </message>
    <message>
        <source>{doctor}, {day}, at {time}, {centre}</source>
        <translation>با {doctor}، روز {day}، ساعت {time}، در {centre}</translation>
    </message>
    <message>
        <source>this centre</source>
        <translation>همین مرکز</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>جنسیت</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>تلفن همراه</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>کد پستی</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>بیمه‌گر</translation>
    </message>
    <message>
        <source>HID</source>
        <translation>شناسهٔ بیمه</translation>
    </message>
    <message>
        <source>Appointment type</source>
        <translation>نوع نوبت</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>ودیعه</translation>
    </message>
    <message>
        <source>The patient has no name here. Esc goes back to type it.</source>
        <translation>نام بیمار نوشته نشده است. با Esc برگردید و بنویسید.</translation>
    </message>
    <message>
        <source>The deposit is a number, without a unit.</source>
        <translation>ودیعه را فقط با رقم بنویسید.</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>بیمار</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>شناسه</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>پزشک</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>This slot was booked by this desk</source>
        <translation>این وقت همین‌جا ثبت شده است</translation>
    </message>
    <message>
        <source>Choose an insurer that has an HID, or empty this.</source>
        <translation>بیمه‌گری را که شناسهٔ بیمه دارد انتخاب کنید یا این را خالی بگذارید.</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>{day} ساعت {time}</translation>
    </message>
    <message>
        <source>This slot opens {when}</source>
        <translation>ثبت این وقت {when} باز می‌شود</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>All files (*)</source>
        <translation>همهٔ فایل‌ها (*)</translation>
    </message>
</context>
<context>
    <name>find</name>
    <message>
        <source>latitude and longitude swapped: in Iran</source>
        <translation>با جابه‌جایی طول و عرض: در ایران است</translation>
    </message>
    <message>
        <source>not in Iran: swapped?</source>
        <translation>در ایران نیست: جابه‌جا؟</translation>
    </message>
    <message>
        <source>not in Iran: at sea or abroad</source>
        <translation>در ایران نیست: دریا یا بیرون از مرز</translation>
    </message>
    <message>
        <source>km</source>
        <translation>کیلومتر</translation>
    </message>
</context>
</TS>
