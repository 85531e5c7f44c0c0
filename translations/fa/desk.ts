<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Attention</name>
    <message>
        <source>Ask by phone, then press Enter.</source>
        <translation>تلفنی بپرسید، سپس Enter بزنید.</translation>
    </message>
    <message>
        <source>Cancellation being checked</source>
        <translation>لغو در حال بررسی</translation>
    </message>
    <message>
        <source>Don&apos;t cancel again.</source>
        <translation>دوباره لغو نکنید.</translation>
    </message>
    <message>
        <source>Booked for whom?</source>
        <translation>به نام چه کسی ثبت شده است؟</translation>
    </message>
    <message>
        <source>Don&apos;t book again: ask the doctor&apos;s office by phone.</source>
        <translation>دوباره ثبت نکنید؛ تلفنی از مطب پزشک بپرسید.</translation>
    </message>
    <message>
        <source>Booking being checked</source>
        <translation>نوبت در حال بررسی</translation>
    </message>
    <message>
        <source>Don&apos;t book again.</source>
        <translation>دوباره ثبت نکنید.</translation>
    </message>
    <message>
        <source>no phone number</source>
        <translation>بدون شماره</translation>
    </message>
    <message>
        <source>{doctor}, {day} at {time}</source>
        <translation>{doctor}، {day} ساعت {time}</translation>
    </message>
    <message>
        <source>No booking left</source>
        <translation>هیچ نوبتی نمانده</translation>
    </message>
    <message>
        <source>Half moved</source>
        <translation>جابه‌جایی ناتمام</translation>
    </message>
    <message>
        <source>Enter: see to it.</source>
        <translation>Enter: رسیدگی.</translation>
    </message>
</context>
<context>
    <name>AttentionView</name>
    <message>
        <source>What can&apos;t wait</source>
        <translation>کارهای فوری</translation>
    </message>
</context>
<context>
    <name>BookingOutput</name>
    <message>
        <source>Not saved: stopped</source>
        <translation>ذخیره نشد: متوقف شد</translation>
    </message>
    <message>
        <source>More than {n} can&apos;t be printed: narrow the list, or save it as a file.</source>
        <translation>بیش از {n} مورد چاپ نمی‌شود؛ فهرست را محدود کنید، یا آن را در فایل ذخیره کنید.</translation>
    </message>
    <message>
        <source>Not all of the list is read yet: print it in a moment.</source>
        <translation>هنوز همهٔ فهرست خوانده نشده است؛ لحظه‌ای دیگر چاپ کنید.</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>در حال نوشتن فایل…</translation>
    </message>
    <message>
        <source>The list was not saved</source>
        <translation>فهرست ذخیره نشد</translation>
    </message>
    <message>
        <source>Saved {n} rows as {file}</source>
        <translation>{n} ردیف در {file} ذخیره شد</translation>
    </message>
    <message>
        <source>Reading for the file: {n} of {m}</source>
        <translation>خواندن برای فایل: {n} از {m}</translation>
    </message>
</context>
<context>
    <name>BookingPaper</name>
    <message>
        <source>Read from the journal: {moment}</source>
        <translation>خوانده‌شده از دفتر نوبت‌ها: {moment}</translation>
    </message>
    <message>
        <source>Bookings: {n}</source>
        <translation>{n} نوبت</translation>
    </message>
    <message>
        <source>Bookings found</source>
        <translation>نوبت‌های پیداشده</translation>
    </message>
    <message>
        <source>Visits of {day}</source>
        <translation>ویزیت‌های {day}</translation>
    </message>
    <message>
        <source>Coming visits</source>
        <translation>ویزیت‌های آینده</translation>
    </message>
    <message>
        <source>Past visits</source>
        <translation>ویزیت‌های گذشته</translation>
    </message>
    <message>
        <source>All visits</source>
        <translation>همهٔ ویزیت‌ها</translation>
    </message>
    <message>
        <source>Booked on {day}</source>
        <translation>ثبت‌شده‌های {day}</translation>
    </message>
    <message>
        <source>Only: {what}</source>
        <translation>فقط: {what}</translation>
    </message>
    <message>
        <source>The gateway&apos;s word on them is of {moment} or later.</source>
        <translation>وضعیت آن‌ها در درگاه: {moment} یا پس از آن.</translation>
    </message>
    <message>
        <source>Not live: at {time} the gateway could not be reached.</source>
        <translation>وضعیت روز نیست: ساعت {time} دسترسی به درگاه ممکن نشد.</translation>
    </message>
</context>
<context>
    <name>BookingSheet</name>
    <message>
        <source>Booked at</source>
        <translation>زمان ثبت نوبت</translation>
    </message>
    <message>
        <source>Checked at</source>
        <translation>آخرین بررسی</translation>
    </message>
    <message>
        <source>TQID</source>
        <translation>شناسهٔ نوبت</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>نوبت‌های ثبت‌شده</translation>
    </message>
</context>
<context>
    <name>BookingTable</name>
    <message>
        <source>no name</source>
        <translation>بی‌نام</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>ساعت</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>تاریخ</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>بیمار</translation>
    </message>
    <message>
        <source>National code</source>
        <translation>کد ملی</translation>
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
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>کاربر</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>تلفن همراه</translation>
    </message>
</context>
<context>
    <name>BookingView</name>
    <message>
        <source>Bookings</source>
        <translation>نوبت‌های ثبت‌شده</translation>
    </message>
</context>
<context>
    <name>CancelDialog</name>
    <message>
        <source>Cancel a booking</source>
        <translation>لغو نوبت</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>دلیل</translation>
    </message>
    <message>
        <source>Asking the gateway to cancel…</source>
        <translation>در حال لغو در درگاه…</translation>
    </message>
    <message>
        <source>Whose booking is it?</source>
        <translation>این نوبت برای کیست؟</translation>
    </message>
    <message>
        <source>Why is it cancelled?</source>
        <translation>دلیل لغو چیست؟</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>بازگشت</translation>
    </message>
    <message>
        <source>Cancel {patient}&apos;s booking with {doctor}, {time}?</source>
        <translation>نوبت {patient} نزد {doctor}، {time}، لغو شود؟</translation>
    </message>
    <message>
        <source>Cancel this booking of {patient}?</source>
        <translation>این نوبت {patient} لغو شود؟</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>دلیل: {reason}</translation>
    </message>
    <message>
        <source>The slot becomes free for others. This can&apos;t be undone.</source>
        <translation>با لغو، این وقت برای دیگران خالی می‌شود و دیگر برنمی‌گردد.</translation>
    </message>
    <message>
        <source>The booking is cancelled</source>
        <translation>نوبت لغو شد</translation>
    </message>
    <message>
        <source>The slot is free again. If the patient is not here, let them know.</source>
        <translation>این وقت دوباره خالی است. اگر بیمار اینجا نیست، به او خبر دهید.</translation>
    </message>
    <message>
        <source>Keep the booking</source>
        <translation>نگه داشتن نوبت</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>ادامه</translation>
    </message>
    <message>
        <source>Cancel the booking</source>
        <translation>لغو نوبت</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Today</source>
        <translation>امروز</translation>
    </message>
    <message>
        <source>Upcoming</source>
        <translation>آینده</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>گذشته</translation>
    </message>
    <message>
        <source>All</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Booked today</source>
        <translation>ثبت‌شده‌های امروز</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>پیگیری</translation>
    </message>
    <message>
        <source>Settle by phone…</source>
        <translation>ثبت نتیجهٔ تماس…</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>بررسی</translation>
    </message>
    <message>
        <source>Search the bookings</source>
        <translation>جستجوی نوبت‌ها</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>توقف</translation>
    </message>
    <message>
        <source>Save the list as a file…</source>
        <translation>ذخیرهٔ فهرست در فایل…</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>پاک کردن فیلترها</translation>
    </message>
    <message>
        <source>Day board</source>
        <translation>تابلوی روز</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>آمار</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>ذخیرهٔ PDF</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>ذخیره در فایل…</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>چاپ فهرست…</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>وارد کردن فهرست…</translation>
    </message>
    <message>
        <source>Add a doctor</source>
        <translation>افزودن پزشک</translation>
    </message>
    <message>
        <source>Choose a reason or an answer by its number</source>
        <translation>انتخاب دلیل یا پاسخ با شماره‌اش</translation>
    </message>
    <message>
        <source>Remove a saved search, a reminder, what is parked or in the basket</source>
        <translation>برداشتن جستجوی ذخیره‌شده، یادآوری، کنارگذاشته یا وقتِ سبد</translation>
    </message>
    <message>
        <source>Look up again</source>
        <translation>پیگیری دوباره</translation>
    </message>
    <message>
        <source>Withdrawn today</source>
        <translation>لغوهای امروز</translation>
    </message>
    <message>
        <source>Withdrawn tomorrow</source>
        <translation>لغوهای فردا</translation>
    </message>
    <message>
        <source>Withdrawn in the next 7 days</source>
        <translation>لغوهای ۷ روز آینده</translation>
    </message>
    <message>
        <source>Withdrawn in the next 30 days</source>
        <translation>لغوهای ۳۰ روز آینده</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>پرسش</translation>
    </message>
    <message>
        <source>Stop asking</source>
        <translation>توقف پرسش</translation>
    </message>
    <message>
        <source>Back to the list, empty the field</source>
        <translation>بازگشت به فهرست، خالی‌کردن شناسه</translation>
    </message>
    <message>
        <source>Move a saved search up</source>
        <translation>بالا بردن جستجوی ذخیره‌شده</translation>
    </message>
    <message>
        <source>Move a saved search down</source>
        <translation>پایین بردن جستجوی ذخیره‌شده</translation>
    </message>
    <message>
        <source>List</source>
        <translation>فهرست</translation>
    </message>
</context>
<context>
    <name>DeskCheck</name>
    <message>
        <source>Bookings: {n}</source>
        <translation>{n} نوبت</translation>
    </message>
    <message>
        <source>Asking the gateway what has changed…</source>
        <translation>در حال پرسیدن تغییرات از درگاه…</translation>
    </message>
    <message>
        <source>Asking: {n} of {m}</source>
        <translation>پرسش از درگاه: {n} از {m}</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>در حال توقف…</translation>
    </message>
    <message>
        <source>{n} a minute</source>
        <translation>{n} در دقیقه</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} مانده</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>هنوز بررسی نشده</translation>
    </message>
    <message>
        <source>Stopped, begun at {time}; {n} were not asked for</source>
        <translation>متوقف شد، شروع ساعت {time}؛ {n} مورد پرسیده نشد</translation>
    </message>
    <message>
        <source>Checked at {time}; {n} could not be checked</source>
        <translation>ساعت {time} بررسی شد؛ {n} مورد بررسی نشد</translation>
    </message>
    <message>
        <source>Checked at {time}</source>
        <translation>ساعت {time} بررسی شد</translation>
    </message>
    <message>
        <source>{n} changed</source>
        <translation>{n} مورد تغییر کرده است</translation>
    </message>
    <message>
        <source>Checked at {time}; nothing changed</source>
        <translation>ساعت {time} بررسی شد؛ چیزی تغییر نکرده است</translation>
    </message>
    <message>
        <source>Bookings: more than {n}</source>
        <translation>بیش از {n} نوبت</translation>
    </message>
    <message>
        <source>Bookings: {n} of {total}; the others come as the list is scrolled</source>
        <translation>{n} از {total} نوبت؛ بقیه با پیمایش فهرست می‌آیند</translation>
    </message>
    <message>
        <source>Found in all days: {n}</source>
        <translation>{n} نوبت در همهٔ روزها پیدا شد</translation>
    </message>
</context>
<context>
    <name>DeskEmpty</name>
    <message>
        <source>The desk is starting</source>
        <translation>میز در حال آماده شدن است</translation>
    </message>
    <message>
        <source>Your bookings will be here in a moment.</source>
        <translation>نوبت‌ها تا چند لحظهٔ دیگر اینجا می‌آیند.</translation>
    </message>
    <message>
        <source>Reading the bookings…</source>
        <translation>در حال خواندن نوبت‌ها…</translation>
    </message>
    <message>
        <source>Search in all days</source>
        <translation>جستجو در همهٔ روزها</translation>
    </message>
    <message>
        <source>No booking matches</source>
        <translation>نوبتی با این مشخصات پیدا نشد</translation>
    </message>
    <message>
        <source>Check the spelling, or look beyond the chosen day and filters.</source>
        <translation>املا را بررسی کنید، یا بیرون از روز و فیلترهای انتخاب‌شده بگردید.</translation>
    </message>
    <message>
        <source>No visit today was booked from this desk</source>
        <translation>از این میز برای امروز نوبتی ثبت نشده است</translation>
    </message>
    <message>
        <source>No coming visit was booked from this desk</source>
        <translation>از این میز برای روزهای آینده نوبتی ثبت نشده است</translation>
    </message>
    <message>
        <source>No past visit was booked from this desk</source>
        <translation>از این میز برای روزهای گذشته نوبتی ثبت نشده است</translation>
    </message>
    <message>
        <source>Nothing has been booked from this desk yet</source>
        <translation>هنوز از این میز نوبتی ثبت نشده است</translation>
    </message>
    <message>
        <source>Press F2 to find a free slot and book it; it will then be listed here.</source>
        <translation>با F2 وقت خالی پیدا و ثبت کنید؛ بعد اینجا دیده می‌شود.</translation>
    </message>
    <message>
        <source>Show the coming days</source>
        <translation>نمایش روزهای آینده</translation>
    </message>
    <message>
        <source>All days were searched. Check the spelling, or clear the filters.</source>
        <translation>در همهٔ روزها جستجو شد. املا را بررسی کنید یا فیلترها را بردارید.</translation>
    </message>
    <message>
        <source>Nothing was booked from this desk today</source>
        <translation>امروز از این میز نوبتی ثبت نشده است</translation>
    </message>
    <message>
        <source>What is booked with F2 is listed here.</source>
        <translation>هر نوبتی که با F2 ثبت شود اینجا می‌آید.</translation>
    </message>
</context>
<context>
    <name>DeskFilter</name>
    <message>
        <source>All doctors</source>
        <translation>همهٔ پزشکان</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>همهٔ وضعیت‌ها</translation>
    </message>
    <message>
        <source>All operators</source>
        <translation>همهٔ کاربران</translation>
    </message>
</context>
<context>
    <name>DeskScreen</name>
    <message>
        <source>No booking chosen</source>
        <translation>نوبتی انتخاب نشده است</translation>
    </message>
    <message>
        <source>Choose one in the list to see all about it.</source>
        <translation>برای دیدن جزئیات، یکی را از فهرست انتخاب کنید.</translation>
    </message>
    <message>
        <source>Save the list as a file</source>
        <translation>ذخیرهٔ فهرست در فایل</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>کپی شد</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>نوبت‌های ثبت‌شده</translation>
    </message>
    <message>
        <source>Waitlist</source>
        <translation>فهرست انتظار</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>دو هفته بعد</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>لغو نوبت…</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>جابه‌جایی</translation>
    </message>
</context>
<context>
    <name>DeskViewModel</name>
    <message>
        <source>Being checked ({n})</source>
        <translation>در حال بررسی ({n})</translation>
    </message>
    <message>
        <source>Whom to call ({n})</source>
        <translation>نیازمند تماس ({n})</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Doctor</source>
        <translation>پزشک</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>کاربر</translation>
    </message>
    <message>
        <source>Name, national code, mobile or TQID</source>
        <translation>نام، کد ملی، تلفن همراه یا شناسهٔ نوبت</translation>
    </message>
</context>
<context>
    <name>HalfMove</name>
    <message>
        <source>Neither booking stands: the patient must be called.</source>
        <translation>هیچ‌یک از دو نوبت برقرار نیست: باید با بیمار تماس گرفت.</translation>
    </message>
    <message>
        <source>Both bookings stand. What shall be done?</source>
        <translation>هر دو نوبت برقرار است. چه کنیم؟</translation>
    </message>
    <message>
        <source>The patient was called</source>
        <translation>با بیمار تماس گرفته شد</translation>
    </message>
    <message>
        <source>The list shows it no more. Book again for the patient first.</source>
        <translation>فهرست دیگر آن را نشان نمی‌دهد. نخست برای بیمار دوباره نوبت ثبت کنید.</translation>
    </message>
    <message>
        <source>Finish: cancel the old booking</source>
        <translation>تمام کردن: لغو نوبت پیشین</translation>
    </message>
    <message>
        <source>The booking of {old} is cancelled; that of {new} stays.</source>
        <translation>نوبت {old} لغو می‌شود؛ نوبت {new} می‌ماند.</translation>
    </message>
    <message>
        <source>Take it back: cancel the new booking</source>
        <translation>برگرداندن: لغو نوبت تازه</translation>
    </message>
    <message>
        <source>The booking of {new} is cancelled; that of {old} stays.</source>
        <translation>نوبت {new} لغو می‌شود؛ نوبت {old} می‌ماند.</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>نگه‌داشتن هر دو</translation>
    </message>
    <message>
        <source>Nothing is cancelled. The patient has both bookings, and the list asks no more.</source>
        <translation>چیزی لغو نمی‌شود. بیمار هر دو نوبت را دارد و فهرست دیگر نمی‌پرسد.</translation>
    </message>
</context>
<context>
    <name>HalfMoveDialog</name>
    <message>
        <source>Half-moved booking</source>
        <translation>جابه‌جایی ناتمام نوبت</translation>
    </message>
    <message>
        <source>Old booking</source>
        <translation>نوبت پیشین</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>نوبت تازه</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>فعلاً نه</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>انجام</translation>
    </message>
</context>
<context>
    <name>HitView</name>
    <message>
        <source>Patients that are hit</source>
        <translation>بیماران نوبت‌های لغوشده</translation>
    </message>
</context>
<context>
    <name>OthersView</name>
    <message>
        <source>Slots that were not booked from here</source>
        <translation>وقت‌هایی که اینجا ثبت نشده‌اند</translation>
    </message>
</context>
<context>
    <name>ProviderDialog</name>
    <message>
        <source>Specialty</source>
        <translation>تخصص</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Choose the doctor&apos;s specialty.</source>
        <translation>تخصص پزشک را انتخاب کنید.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>نام پزشک</translation>
    </message>
    <message>
        <source>Medical council number</source>
        <translation>شمارهٔ نظام پزشکی</translation>
    </message>
    <message>
        <source>Centre&apos;s id (Org_ID)</source>
        <translation>شناسهٔ مرکز (Org_ID)</translation>
    </message>
    <message>
        <source>Centre&apos;s name</source>
        <translation>نام مرکز</translation>
    </message>
    <message>
        <source>Centre&apos;s latitude</source>
        <translation>عرض جغرافیایی مرکز</translation>
    </message>
    <message>
        <source>Centre&apos;s longitude</source>
        <translation>طول جغرافیایی مرکز</translation>
    </message>
</context>
<context>
    <name>Settle</name>
    <message>
        <source>Is the booking cancelled?</source>
        <translation>آیا نوبت لغو شده است؟</translation>
    </message>
    <message>
        <source>For whom is the slot booked?</source>
        <translation>این وقت به نام چه کسی ثبت شده است؟</translation>
    </message>
    <message>
        <source>It is cancelled</source>
        <translation>لغو شده است</translation>
    </message>
    <message>
        <source>The list will show it as cancelled.</source>
        <translation>در فهرست، «لغوشده» نشان داده می‌شود.</translation>
    </message>
    <message>
        <source>It still stands</source>
        <translation>هنوز برقرار است</translation>
    </message>
    <message>
        <source>The list will show it as booked; it can be cancelled again.</source>
        <translation>در فهرست، «ثبت‌شده» می‌ماند و می‌توان دوباره لغوش کرد.</translation>
    </message>
    <message>
        <source>For this patient</source>
        <translation>به نام همین بیمار است</translation>
    </message>
    <message>
        <source>The list will show it as booked.</source>
        <translation>در فهرست، «ثبت‌شده» نشان داده می‌شود.</translation>
    </message>
    <message>
        <source>For another patient, or for nobody</source>
        <translation>به نام بیمار دیگری است، یا به نام هیچ‌کس نیست</translation>
    </message>
    <message>
        <source>This booking leaves the list; book another slot for the patient. Should the gateway name this patient later, the list will show it.</source>
        <translation>این نوبت از فهرست برداشته می‌شود؛ برای بیمار وقت دیگری ثبت کنید. اگر درگاه بعداً نام این بیمار را بدهد، در فهرست دیده می‌شود.</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>Settle by phone</source>
        <translation>ثبت نتیجهٔ تماس</translation>
    </message>
    <message>
        <source>The gateway can&apos;t say. Ask the doctor&apos;s office by phone.</source>
        <translation>درگاه پاسخی ندارد. تلفنی از مطب پزشک بپرسید.</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>ثبت پاسخ</translation>
    </message>
    <message>
        <source>The gateway has answered meanwhile</source>
        <translation>در این فاصله درگاه پاسخ داد</translation>
    </message>
    <message>
        <source>Nothing was recorded; the list shows how it stands.</source>
        <translation>چیزی ثبت نشد؛ وضعیت نوبت در فهرست دیده می‌شود.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>فعلاً نه</translation>
    </message>
</context>
<context>
    <name>Several</name>
    <message>
        <source>Tracking number (TQID)</source>
        <translation>شناسهٔ نوبت (TQID)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>بیمار</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>پزشک</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>تاریخ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>ساعت</translation>
    </message>
    <message>
        <source>{n} of {all} checked</source>
        <translation>{n} از {all} بررسی شد</translation>
    </message>
    <message>
        <source>{words}; no answer: {n}. {key} asks again.</source>
        <translation>{words}؛ بی‌پاسخ: {n}. {key} دوباره درخواست می‌کند.</translation>
    </message>
    <message>
        <source>{words}; stopped. {key} goes on.</source>
        <translation>{words}؛ متوقف شد. {key} ادامه می‌دهد.</translation>
    </message>
    <message>
        <source>{words} More than {most} can&apos;t be checked at once: {n} are left out, paste them afterwards.</source>
        <translation>{words} بیش از {most} شناسه یک‌جا بررسی نمی‌شود: {n} شناسه ماند، پس از این بچسبانید.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>در انتظار</translation>
    </message>
</context>
<context>
    <name>SeveralView</name>
    <message>
        <source>Tracking numbers</source>
        <translation>شناسه‌های نوبت</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Patient</source>
        <translation>بیمار</translation>
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
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>نشانی</translation>
    </message>
    <message>
        <source>Appointment slip</source>
        <translation>برگهٔ نوبت</translation>
    </message>
    <message>
        <source>Queue number</source>
        <translation>شمارهٔ نوبت</translation>
    </message>
    <message>
        <source>Tracking number (TQID)</source>
        <translation>شناسهٔ نوبت (TQID)</translation>
    </message>
    <message>
        <source>Please bring this slip and an identity document.</source>
        <translation>لطفاً این برگه و یک مدرک شناسایی همراه داشته باشید.</translation>
    </message>
    <message>
        <source>Printed {moment}</source>
        <translation>زمان چاپ: {moment}</translation>
    </message>
</context>
<context>
    <name>SlipDialog</name>
    <message>
        <source>Print the slip</source>
        <translation>چاپ برگهٔ نوبت</translation>
    </message>
</context>
<context>
    <name>SlipsDialog</name>
    <message>
        <source>Print the slip of all</source>
        <translation>چاپ برگهٔ همه</translation>
    </message>
</context>
<context>
    <name>Subject</name>
    <message>
        <source>{day}, at {time}</source>
        <translation>{day}، ساعت {time}</translation>
    </message>
</context>
<context>
    <name>SubjectCard</name>
    <message>
        <source>Patient</source>
        <translation>بیمار</translation>
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
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>not named by the gateway</source>
        <translation>درگاه نامی نداده است</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>{patient} was marked as told.</source>
        <translation>به {patient} گفته شد.</translation>
    </message>
    <message>
        <source>{patient} was marked as not having come.</source>
        <translation>برای {patient} ثبت شد که نیامده است.</translation>
    </message>
</context>
<context>
    <name>TrackScreen</name>
    <message>
        <source>Track</source>
        <translation>پیگیری</translation>
    </message>
    <message>
        <source>Tracking number (TQID)</source>
        <translation>شناسهٔ نوبت (TQID)</translation>
    </message>
    <message>
        <source>Type, paste or scan a tracking number (TQID)</source>
        <translation>شناسهٔ نوبت (TQID) را بنویسید، بچسبانید یا با بارکدخوان بخوانید</translation>
    </message>
    <message>
        <source>Asking the gateway…</source>
        <translation>در حال پرسیدن از درگاه…</translation>
    </message>
    <message>
        <source>Where does a booking stand?</source>
        <translation>وضعیت یک نوبت چیست؟</translation>
    </message>
    <message>
        <source>The code is on the slip and in the message to the patient; a barcode reader can scan it.</source>
        <translation>شناسه روی برگهٔ نوبت و در پیام بیمار هست؛ با بارکدخوان هم خوانده می‌شود.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>کپی شد</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>کپی فهرست</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>بازگشت به فهرست</translation>
    </message>
</context>
<context>
    <name>TrackViewModel</name>
    <message>
        <source>A whole tracking number. Press Enter.</source>
        <translation>شناسهٔ نوبت کامل است. Enter بزنید.</translation>
    </message>
    <message>
        <source>{n} of {all} letters and digits so far.</source>
        <translation>تا اینجا {n} حرف و رقم از {all}.</translation>
    </message>
    <message>
        <source>Too long for a tracking number: it has 32 letters (a to f) and digits.</source>
        <translation>برای شناسهٔ نوبت بلند است؛ شناسه ۳۲ رقم و حرف (a تا f) دارد.</translation>
    </message>
    <message>
        <source>A tracking number has only digits and the letters a to f.</source>
        <translation>شناسهٔ نوبت فقط رقم و حرف‌های a تا f دارد.</translation>
    </message>
    <message>
        <source>{n} tracking numbers. Press Enter to check them all.</source>
        <translation>{n} شناسهٔ نوبت. برای بررسی همه Enter بزنید.</translation>
    </message>
</context>
<context>
    <name>Withdrawn</name>
    <message>
        <source>Date</source>
        <translation>تاریخ</translation>
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
        <source>Told?</source>
        <translation>اطلاع</translation>
    </message>
    <message>
        <source>To be told</source>
        <translation>نیازمند تماس</translation>
    </message>
    <message>
        <source>Our patients that are hit: {n}, to be told: {m}</source>
        <translation>بیماران ما که نوبتشان لغو شده: {n}، نیازمند تماس: {m}</translation>
    </message>
    <message>
        <source>Our patients that are hit: {n}</source>
        <translation>بیماران ما که نوبتشان لغو شده: {n}</translation>
    </message>
    <message>
        <source>Not booked from here: {n}</source>
        <translation>ثبت‌نشده از اینجا: {n}</translation>
    </message>
    <message>
        <source>could not be read: {n}</source>
        <translation>خوانده نشد: {n}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} تا {last}</translation>
    </message>
    <message>
        <source>Asking the gateway… {n} of {all}</source>
        <translation>پرسش از درگاه… {n} از {all}</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>هنوز پرسیده نشده</translation>
    </message>
    <message>
        <source>{days}; asked at {time}; centres: {n}</source>
        <translation>{days}؛ پرسش ساعت {time}؛ مرکزها: {n}</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>گفته شد</translation>
    </message>
    <message>
        <source>{asked}; no answer: {n} of {all}</source>
        <translation>{asked}؛ بی‌پاسخ: {n} از {all}</translation>
    </message>
    <message>
        <source>The desk is starting</source>
        <translation>میز در حال شروع است</translation>
    </message>
    <message>
        <source>What was withdrawn will be asked for in a moment.</source>
        <translation>لغوهای پزشکان تا لحظه‌ای دیگر پرسیده می‌شود.</translation>
    </message>
    <message>
        <source>Each centre is asked for a week at a time. Esc stops it.</source>
        <translation>از هر مرکز هفته‌به‌هفته پرسیده می‌شود. Esc آن را متوقف می‌کند.</translation>
    </message>
    <message>
        <source>Asking the gateway…</source>
        <translation>پرسش از درگاه…</translation>
    </message>
    <message>
        <source>Which slots did doctors withdraw?</source>
        <translation>پزشکان کدام وقت‌ها را لغو کرده‌اند؟</translation>
    </message>
    <message>
        <source>Choose the days, then press Enter.</source>
        <translation>روزها را انتخاب کنید و Enter بزنید.</translation>
    </message>
    <message>
        <source>There is no centre to ask for</source>
        <translation>مرکزی برای پرسش نیست</translation>
    </message>
    <message>
        <source>The connection names no centre, and nobody is booked on these days. Choose a centre above.</source>
        <translation>در اتصال مرکزی تعیین نشده و در این روزها نوبتی ثبت نشده است. مرکز را در بالا انتخاب کنید.</translation>
    </message>
    <message>
        <source>None of our patients is hit</source>
        <translation>نوبت هیچ‌یک از بیماران ما لغو نشده است</translation>
    </message>
    <message>
        <source>The withdrawn slots were not booked from here; their ids stand below.</source>
        <translation>وقت‌های لغوشده اینجا ثبت نشده بودند؛ شناسه‌هایشان در پایین آمده است.</translation>
    </message>
    <message>
        <source>Nothing was withdrawn at a centre of this id, or there is no such centre</source>
        <translation>در مرکزی با این شناسه لغوی نیست، یا چنین مرکزی وجود ندارد</translation>
    </message>
    <message>
        <source>This desk has never seen that id. Check it, or ask wherever patients are booked.</source>
        <translation>این میز چنین شناسه‌ای ندیده است. آن را بررسی کنید، یا از همهٔ مرکزهایی بپرسید که برای بیماران نوبتی در آن‌ها ثبت شده.</translation>
    </message>
    <message>
        <source>All centres with our patients</source>
        <translation>همهٔ مرکزهای بیماران ما</translation>
    </message>
    <message>
        <source>No doctor has withdrawn a slot on these days</source>
        <translation>در این روزها هیچ پزشکی وقتی را لغو نکرده است</translation>
    </message>
    <message>
        <source>Bookings made from here are checked every half an hour as well.</source>
        <translation>نوبت‌های ثبت‌شده از اینجا هر نیم ساعت نیز بررسی می‌شوند.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>پرسش دوباره</translation>
    </message>
    <message>
        <source>The next 30 days</source>
        <translation>۳۰ روز آینده</translation>
    </message>
</context>
<context>
    <name>WithdrawnScreen</name>
    <message>
        <source>Withdrawn slots</source>
        <translation>وقت‌های لغوشده</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>Ours, and wherever our patients are booked</source>
        <translation>مرکز ما و هر جا که برای بیمارانمان نوبتی ثبت شده</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>در فهرست</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>دو هفته بعد</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>پرسش دوباره</translation>
    </message>
    <message>
        <source>Type the centre&apos;s id, or two letters of its name and Enter.</source>
        <translation>شناسهٔ مرکز را بنویسید، یا دو حرف از نامش و Enter.</translation>
    </message>
    <message>
        <source>No patient chosen</source>
        <translation>بیماری انتخاب نشده است</translation>
    </message>
    <message>
        <source>Choose one in the list to see all about the booking.</source>
        <translation>برای دیدن جزئیات نوبت، یکی را از فهرست انتخاب کنید.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>کپی شد</translation>
    </message>
</context>
<context>
    <name>WithdrawnViewModel</name>
    <message>
        <source>The centre {id}</source>
        <translation>مرکز {id}</translation>
    </message>
</context>
<context>
    <name>book</name>
    <message>
        <source>Type the doctor&apos;s name, to know it by.</source>
        <translation>نام پزشک را بنویسید تا بعداً پیدا شود.</translation>
    </message>
    <message>
        <source>Type the centre&apos;s id: the gateway wants one.</source>
        <translation>شناسهٔ مرکز را بنویسید؛ درگاه آن را لازم دارد.</translation>
    </message>
    <message>
        <source>There is no such point. Iran lies at 25 to 40 degrees.</source>
        <translation>چنین نقطه‌ای وجود ندارد. عرض جغرافیایی ایران ۲۵ تا ۴۰ درجه است.</translation>
    </message>
    <message>
        <source>Swap the two: Iran&apos;s latitudes are 25 to 40.</source>
        <translation>جای این دو را عوض کنید: عرض جغرافیایی ایران ۲۵ تا ۴۰ است.</translation>
    </message>
    <message>
        <source>This point is not in Iran. Check both numbers.</source>
        <translation>این نقطه در ایران نیست. هر دو عدد را بررسی کنید.</translation>
    </message>
    <message>
        <source>Type both numbers, or none.</source>
        <translation>هر دو عدد را بنویسید یا هیچ‌کدام را.</translation>
    </message>
    <message>
        <source>Type degrees, such as 35.7.</source>
        <translation>عدد را به درجه بنویسید، مانند ۳۵٫۷.</translation>
    </message>
</context>
</TS>
