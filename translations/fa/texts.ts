<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>BookPanel</name>
    <message>
        <source>{patient}, {doctor}, {time}</source>
        <translation>{patient}، {doctor}، {time}</translation>
    </message>
    <message>
        <source>Booked after all: {what}</source>
        <translation>نوبت ثبت شده است: {what}</translation>
    </message>
    <message>
        <source>Not booked, another has the slot: {what}</source>
        <translation>ثبت نشد؛ این وقت برای بیمار دیگری پر شد: {what}</translation>
    </message>
    <message>
        <source>Not booked, book it again: {what}</source>
        <translation>نوبت ثبت نشد؛ دوباره ثبت کنید: {what}</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>What is today, and which slots can be booked now, is told by it and may be wrong.</source>
        <translation>برنامه «امروز» و وقت‌های قابل ثبت را از روی همین ساعت حساب می‌کند و ممکن است اشتباه نشان دهد.</translation>
    </message>
    <message>
        <source>Switch on automatic time in the computer&apos;s date and time settings, or set the clock. If that is locked, tell the centre&apos;s IT.</source>
        <translation>در تنظیمات تاریخ و ساعت رایانه، تنظیم خودکار را روشن کنید یا ساعت را درست کنید. اگر اجازه ندارید، به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {span} behind</source>
        <translation>ساعت این رایانه {span} عقب است</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {span} ahead</source>
        <translation>ساعت این رایانه {span} جلو است</translation>
    </message>
</context>
<context>
    <name>DateInput</name>
    <message>
        <source>Type a date: 15/6, tomorrow, Saturday, +5.</source>
        <translation>تاریخ را بنویسید: ۱۵/۶، فردا، شنبه، ‎+۵.</translation>
    </message>
    <message>
        <source>This is no date. Type 15/6, 1405/06/15, tomorrow or +5.</source>
        <translation>این تاریخ نیست. بنویسید ۱۵/۶، ۱۴۰۵/۰۶/۱۵، فردا یا ‎+۵.</translation>
    </message>
    <message>
        <source>There is no such day in the calendar. Check day and month.</source>
        <translation>چنین روزی در تقویم نیست. روز و ماه را بررسی کنید.</translation>
    </message>
    <message>
        <source>The year must be a Shamsi year between 1300 and 1500.</source>
        <translation>سال باید شمسی و بین ۱۳۰۰ و ۱۵۰۰ باشد.</translation>
    </message>
    <message>
        <source>This is a Gregorian date: {date} in the Shamsi calendar.</source>
        <translation>این تاریخ میلادی است؛ به شمسی: {date}.</translation>
    </message>
    <message>
        <source>{dates}? Type the year with four digits.</source>
        <translation>{dates}؟ سال را چهاررقمی بنویسید.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> یا </translation>
    </message>
    <message>
        <source>That day is {date}. Correct one of them.</source>
        <translation>این تاریخ {date} است؛ روز هفته یا تاریخ را اصلاح کنید.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>You may not write in that folder.</source>
        <translation>اجازهٔ نوشتن در آن پوشه را ندارید.</translation>
    </message>
    <message>
        <source>Choose another one, such as your documents.</source>
        <translation>پوشهٔ دیگری انتخاب کنید، مانند پوشهٔ اسناد خودتان.</translation>
    </message>
    <message>
        <source>A file of that name is open in another program, or is write-protected.</source>
        <translation>فایلی با همین نام در برنامهٔ دیگری باز است یا فقط‌خواندنی است.</translation>
    </message>
    <message>
        <source>Close it there (in Excel, say), or choose another name.</source>
        <translation>آن را در آن برنامه (مثلاً Excel) ببندید یا نام دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>There is no room left on that drive.</source>
        <translation>در آن درایو جای خالی نمانده است.</translation>
    </message>
    <message>
        <source>Make room, or choose another drive.</source>
        <translation>جا باز کنید یا درایو دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>The folder or drive is not there any more.</source>
        <translation>آن پوشه یا درایو دیگر در دسترس نیست.</translation>
    </message>
    <message>
        <source>Plug it in again, or choose another one.</source>
        <translation>دوباره وصلش کنید یا جای دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>The file could not be written there.</source>
        <translation>فایل در آنجا نوشته نشد.</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>نام یا پوشهٔ دیگری انتخاب کنید.</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>The number of digits is wrong.</source>
        <translation>تعداد رقم‌ها درست نیست.</translation>
    </message>
    <message>
        <source>An HID has only capital letters and digits. Check it.</source>
        <translation>شناسهٔ بیمه (HID) فقط حروف بزرگ لاتین و رقم دارد. بررسی کنید.</translation>
    </message>
    <message>
        <source>A national code has 10 digits.</source>
        <translation>کد ملی ۱۰ رقم دارد.</translation>
    </message>
    <message>
        <source>A mobile number has 11 digits and begins with 09.</source>
        <translation>شمارهٔ تلفن همراه ۱۱ رقم دارد و با ۰۹ شروع می‌شود.</translation>
    </message>
    <message>
        <source>A postal code has 10 digits. Check it; it can be sent as it is.</source>
        <translation>کد پستی ۱۰ رقم دارد؛ به همین شکل هم فرستاده می‌شود.</translation>
    </message>
    <message>
        <source>This must be filled in.</source>
        <translation>این را پر کنید.</translation>
    </message>
    <message>
        <source>Only digits belong here.</source>
        <translation>اینجا فقط رقم بنویسید.</translation>
    </message>
    <message>
        <source>One digit repeated is no valid number.</source>
        <translation>همهٔ رقم‌ها یکی است؛ این شماره معتبر نیست.</translation>
    </message>
    <message>
        <source>Leading zeros were missing; it is sent as {value}.</source>
        <translation>صفرهای اول افتاده بود؛ به شکل {value} فرستاده می‌شود.</translation>
    </message>
    <message>
        <source>A foreigner&apos;s code usually has 12 digits. Check it.</source>
        <translation>کد فراگیر اتباع معمولاً ۱۲ رقم دارد. بررسی کنید.</translation>
    </message>
    <message>
        <source>This is no Iranian mobile number: those begin with 09.</source>
        <translation>این شمارهٔ تلفن همراه ایران نیست؛ با ۰۹ شروع می‌شود.</translation>
    </message>
    <message>
        <source>A passport number has 6 to 9 letters and digits. Check it.</source>
        <translation>شمارهٔ گذرنامه ۶ تا ۹ حرف و رقم دارد. بررسی کنید.</translation>
    </message>
    <message>
        <source>Typed on the Persian keyboard: switch to English and type it again.</source>
        <translation>با صفحه‌کلید فارسی نوشته شده؛ صفحه‌کلید را انگلیسی کنید و دوباره بنویسید.</translation>
    </message>
    <message>
        <source>The national code is not valid: read it again from the card.</source>
        <translation>کد ملی معتبر نیست؛ دوباره از روی کارت بخوانید.</translation>
    </message>
</context>
<context>
    <name>ImportList</name>
    <message>
        <source>Province</source>
        <translation>استان</translation>
    </message>
    <message>
        <source>County</source>
        <translation>شهرستان</translation>
    </message>
    <message>
        <source>District</source>
        <translation>بخش</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>شهر</translation>
    </message>
    <message>
        <source>Rural district</source>
        <translation>دهستان</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>روستا</translation>
    </message>
    <message>
        <source>Code: {level}</source>
        <translation>کد {level}</translation>
    </message>
    <message>
        <source>Name: {level}</source>
        <translation>نام {level}</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>کد</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>اصطلاح</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>گروه</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>سطح</translation>
    </message>
    <message>
        <source>Code of where it lies</source>
        <translation>کد محل بالادست</translation>
    </message>
    <message>
        <source>Columns for each level: province, county, town</source>
        <translation>برای هر سطح ستون جدا: استان، شهرستان، شهر</translation>
    </message>
    <message>
        <source>A place a line, with its level and where it lies</source>
        <translation>هر خط یک محل، با سطح و محل بالادست</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>کد ندارد</translation>
    </message>
    <message>
        <source>No term</source>
        <translation>اصطلاح ندارد</translation>
    </message>
    <message>
        <source>Excel made a date of the code: make the column a text, and type it anew</source>
        <translation>اکسل کد را تاریخ کرده است: ستون را متنی کنید و کد را از نو بنویسید</translation>
    </message>
    <message>
        <source>Excel made a number of the code: make the column a text, and type it anew</source>
        <translation>اکسل کد را عدد کرده است: ستون را متنی کنید و کد را از نو بنویسید</translation>
    </message>
    <message>
        <source>The code is too long for a number: Excel has lost its last digits</source>
        <translation>کد برای عدد بودن بلند است: اکسل رقم‌های آخر را از دست داده است</translation>
    </message>
    <message>
        <source>The code is a number in Excel: zeros before it are lost</source>
        <translation>کد در اکسل عدد است: صفرهای آغاز آن افتاده است</translation>
    </message>
    <message>
        <source>A formula: copy the column, and paste its values only</source>
        <translation>فرمول است: ستون را کپی و فقط مقدارها را بچسبانید</translation>
    </message>
    <message>
        <source>This is no code</source>
        <translation>این کد نیست</translation>
    </message>
    <message>
        <source>The code stands in line {other} too, with another term</source>
        <translation>این کد در خط {other} هم هست، با اصطلاحی دیگر</translation>
    </message>
    <message>
        <source>The level is none of province, county, district, town, village</source>
        <translation>سطح هیچ‌یک از استان، شهرستان، بخش، شهر و روستا نیست</translation>
    </message>
    <message>
        <source>No wider place of the file has this code</source>
        <translation>هیچ محل بالادستی در فایل این کد را ندارد</translation>
    </message>
    <message>
        <source>Several places of the file have this code</source>
        <translation>چند محل در فایل این کد را دارند</translation>
    </message>
    <message>
        <source>The wider place in which it lies is missing</source>
        <translation>محل بالادست آن نوشته نشده است</translation>
    </message>
    <message>
        <source>Wrong lines: {wrong} of {rows}. Nothing is imported until they are mended in the file.</source>
        <translation>خط‌های نادرست: {wrong} از {rows}. تا در فایل درست نشوند، چیزی وارد نمی‌شود.</translation>
    </message>
    <message>
        <source>No line of this file can be imported.</source>
        <translation>هیچ خطی از این فایل را نمی‌توان وارد کرد.</translation>
    </message>
    <message>
        <source>All {rows} lines are good</source>
        <translation>همهٔ {rows} خط درست است</translation>
    </message>
    <message>
        <source>Nothing is otherwise than in the edition in use.</source>
        <translation>با نسخهٔ کنونی هیچ تفاوتی ندارد.</translation>
    </message>
    <message>
        <source>New: {came} · gone: {went} · changed: {changed}</source>
        <translation>تازه: {came} · حذف‌شده: {went} · تغییرکرده: {changed}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>تازه</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>حذف‌شده</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>تغییرکرده</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Say which column is: {columns}</source>
        <translation>بگویید این‌ها کدام ستون‌اند: {columns}</translation>
    </message>
    <message>
        <source>The file has no heading for: {columns}</source>
        <translation>فایل برای این‌ها سرستون ندارد: {columns}</translation>
    </message>
    <message>
        <source>The first is line {line}: {what}</source>
        <translation>نخستین آن‌ها خط {line} است: {what}</translation>
    </message>
    <message>
        <source>{n} say what others say, and are left out (first: line {line})</source>
        <translation>{n} خط تکراری است و کنار گذاشته می‌شود (نخستین: خط {line})</translation>
    </message>
    <message>
        <source>{n} codes are numbers and shorter than the others (first: line {line}): are zeros lost?</source>
        <translation>{n} کد در اکسل عدد است و از بقیه کوتاه‌تر (نخستین: خط {line}): ببینید صفری نیفتاده باشد</translation>
    </message>
</context>
<context>
    <name>Operators</name>
    <message>
        <source>A shift head has to do that, or the centre&apos;s IT.</source>
        <translation>این کار را باید مسئول شیفت یا مسئول رایانهٔ مرکز انجام دهد.</translation>
    </message>
    <message>
        <source>Nobody has signed in. Type your PIN first.</source>
        <translation>کسی وارد نشده است. نخست رمز عددی خود را بنویسید.</translation>
    </message>
    <message>
        <source>That is not the PIN. Type it again.</source>
        <translation>رمز عددی درست نیست. دوباره بنویسید.</translation>
    </message>
    <message>
        <source>A PIN is 4 to 12 digits.</source>
        <translation>رمز عددی ۴ تا ۱۲ رقم است.</translation>
    </message>
    <message>
        <source>Anybody would try that PIN first. Choose another.</source>
        <translation>این رمز عددی زود حدس زده می‌شود. رمز دیگری بنویسید.</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>نام را بنویسید.</translation>
    </message>
    <message>
        <source>Somebody has that name already. Add what tells them apart.</source>
        <translation>کسی با این نام هست. چیزی بیفزایید که آن‌ها را از هم جدا کند.</translation>
    </message>
    <message>
        <source>One shift head is needed, who can add others.</source>
        <translation>دست‌کم یک مسئول شیفت لازم است تا بتواند دیگران را اضافه کند.</translation>
    </message>
    <message>
        <source>That operator works here no more.</source>
        <translation>این کاربر دیگر اینجا کار نمی‌کند.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {time}.</source>
        <translation>رمز عددی چند بار نادرست بود. {time} دیگر دوباره امتحان کنید.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The gateway&apos;s words: {detail}</source>
        <translation>پیام درگاه: {detail}</translation>
    </message>
    <message>
        <source>It is taken up at {desk}.</source>
        <translation>این وقت اکنون نزد {desk} است.</translation>
    </message>
    <message>
        <source>The gateway answered with the fault {code}.</source>
        <translation>درگاه با خطای {code} پاسخ داد.</translation>
    </message>
    <message>
        <source>A fault of this program ({name}).</source>
        <translation>خطای این برنامه ({name}).</translation>
    </message>
    <message>
        <source>Nothing that you typed is lost. Try again.</source>
        <translation>چیزی از نوشته‌هایتان پاک نشده است. دوباره تلاش کنید.</translation>
    </message>
    <message>
        <source>Tell the centre&apos;s IT.</source>
        <translation>به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>There is no connection to the gateway</source>
        <translation>ارتباط با درگاه برقرار نیست</translation>
    </message>
    <message>
        <source>The centre&apos;s internet is down, or the gateway can&apos;t be reached.</source>
        <translation>اینترنت مرکز قطع است یا درگاه در دسترس نیست.</translation>
    </message>
    <message>
        <source>Check the internet, then try again. Nothing that you typed is lost.</source>
        <translation>اینترنت را بررسی و دوباره تلاش کنید. چیزی از نوشته‌هایتان پاک نشده است.</translation>
    </message>
    <message>
        <source>The gateway did not answer in time</source>
        <translation>درگاه به‌موقع پاسخ نداد</translation>
    </message>
    <message>
        <source>The line is slow or the gateway is busy.</source>
        <translation>اینترنت کند است یا درگاه شلوغ است.</translation>
    </message>
    <message>
        <source>The gateway&apos;s certificate could not be verified</source>
        <translation>گواهی درگاه تأیید نشد</translation>
    </message>
    <message>
        <source>This computer&apos;s date may be wrong, or something on the network reads along.</source>
        <translation>شاید تاریخ این رایانه درست نیست، یا چیزی در شبکه ارتباط را می‌خواند.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date, then tell the centre&apos;s IT. Nothing was sent.</source>
        <translation>تاریخ رایانه را بررسی کنید و به مسئول رایانهٔ مرکز خبر دهید. چیزی فرستاده نشد.</translation>
    </message>
    <message>
        <source>The centre&apos;s proxy let nothing through</source>
        <translation>پراکسی مرکز اجازهٔ عبور نداد</translation>
    </message>
    <message>
        <source>The proxy is down, or its address in the settings is wrong.</source>
        <translation>پراکسی از کار افتاده یا نشانی آن در تنظیمات درست نیست.</translation>
    </message>
    <message>
        <source>The gateway did not accept the sign-in</source>
        <translation>درگاه ورود را نپذیرفت</translation>
    </message>
    <message>
        <source>The user, the password or the client secret is wrong or was changed.</source>
        <translation>نام کاربری، گذرواژه یا رمز سرویس‌گیرنده درست نیست یا عوض شده است.</translation>
    </message>
    <message>
        <source>Have the centre&apos;s IT check them under Connection.</source>
        <translation>از مسئول رایانهٔ مرکز بخواهید آن‌ها را در «اتصال به درگاه» بررسی کند.</translation>
    </message>
    <message>
        <source>The session with the gateway has expired</source>
        <translation>مهلت ورود به درگاه تمام شده است</translation>
    </message>
    <message>
        <source>The gateway rejected a fresh session too.</source>
        <translation>درگاه ورود دوباره را هم نپذیرفت.</translation>
    </message>
    <message>
        <source>Try again in a minute. If it stays so, tell the centre&apos;s IT.</source>
        <translation>یک دقیقهٔ دیگر دوباره تلاش کنید. اگر درست نشد، به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>The gateway refused this</source>
        <translation>درگاه این درخواست را نپذیرفت</translation>
    </message>
    <message>
        <source>Somebody else has just taken this slot</source>
        <translation>این وقت همین حالا پر شد</translation>
    </message>
    <message>
        <source>Choose another slot. The patient&apos;s data stay as they are.</source>
        <translation>وقت دیگری انتخاب کنید. مشخصات بیمار سر جایش می‌ماند.</translation>
    </message>
    <message>
        <source>The gateway&apos;s answer could not be read</source>
        <translation>پاسخ درگاه خوانا نبود</translation>
    </message>
    <message>
        <source>The gateway, or something before it, has a fault.</source>
        <translation>درگاه یا چیزی سر راه آن ایراد دارد.</translation>
    </message>
    <message>
        <source>The gateway has a fault</source>
        <translation>درگاه ایراد دارد</translation>
    </message>
    <message>
        <source>It is not known yet whether this was done</source>
        <translation>هنوز معلوم نیست که انجام شده است یا نه</translation>
    </message>
    <message>
        <source>The line broke after it was sent. The gateway is being asked.</source>
        <translation>ارتباط پس از ارسال قطع شد. نتیجه از درگاه پرسیده می‌شود.</translation>
    </message>
    <message>
        <source>The slot is booked, but it is not known for whom</source>
        <translation>این وقت ثبت شده است، ولی معلوم نیست به نام چه کسی</translation>
    </message>
    <message>
        <source>The line broke after it was sent, and the gateway does not name the patient.</source>
        <translation>ارتباط پس از ارسال قطع شد و درگاه نام بیمار را نمی‌دهد.</translation>
    </message>
    <message>
        <source>This was not done</source>
        <translation>این کار انجام نشد</translation>
    </message>
    <message>
        <source>It did not reach the gateway; that has been checked.</source>
        <translation>به درگاه نرسیده است؛ این را بررسی کردیم.</translation>
    </message>
    <message>
        <source>You can try again.</source>
        <translation>می‌توانید دوباره تلاش کنید.</translation>
    </message>
    <message>
        <source>This slot is still being worked on</source>
        <translation>کار قبلی روی این وقت هنوز تمام نشده است</translation>
    </message>
    <message>
        <source>An earlier booking or cancellation of it has no known result yet.</source>
        <translation>نتیجهٔ ثبت یا لغو قبلی این نوبت هنوز معلوم نیست.</translation>
    </message>
    <message>
        <source>Another desk works at this slot</source>
        <translation>میز دیگری روی همین وقت کار می‌کند</translation>
    </message>
    <message>
        <source>Choose another slot, or ask there. The patient&apos;s data stay as they are.</source>
        <translation>وقت دیگری انتخاب کنید یا از آن میز بپرسید. اطلاعات بیمار همان‌طور می‌ماند.</translation>
    </message>
    <message>
        <source>This desk works without the centre&apos;s other desks</source>
        <translation>این میز بدون هماهنگی با میزهای دیگر مرکز کار می‌کند</translation>
    </message>
    <message>
        <source>The centre&apos;s database does not answer.</source>
        <translation>پایگاه دادهٔ مرکز پاسخ نمی‌دهد.</translation>
    </message>
    <message>
        <source>Go on as usual: the gateway gives no slot away twice. It is tried again by itself.</source>
        <translation>به کار ادامه دهید: درگاه هیچ وقتی را دوبار نمی‌دهد. خودکار دوباره امتحان می‌شود.</translation>
    </message>
    <message>
        <source>Go on as usual, and tell the centre&apos;s IT.</source>
        <translation>به کار ادامه دهید و به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>This booking is not on the worklist</source>
        <translation>این نوبت در پیگیری بیماران نیست</translation>
    </message>
    <message>
        <source>Nothing is owed to its patient for it, and nothing was.</source>
        <translation>برای این نوبت کاری برای بیمار نمانده و نبوده است.</translation>
    </message>
    <message>
        <source>Where the patient wants another slot, put the patient on the waitlist.</source>
        <translation>اگر بیمار وقت دیگری می‌خواهد، او را در فهرست انتظار بگذارید.</translation>
    </message>
    <message>
        <source>That is not among your rights</source>
        <translation>این کار در اختیار شما نیست</translation>
    </message>
    <message>
        <source>It is done by a shift head, or by the centre&apos;s IT.</source>
        <translation>این کار را مسئول شیفت یا مسئول رایانهٔ مرکز انجام می‌دهد.</translation>
    </message>
    <message>
        <source>Have one of them switch to his own name.</source>
        <translation>از یکی از آن‌ها بخواهید با نام خودش وارد شود.</translation>
    </message>
    <message>
        <source>Somebody else has just done something for this patient</source>
        <translation>کس دیگری همین حالا برای این بیمار کاری کرده است</translation>
    </message>
    <message>
        <source>The list shows it now; what you did was not recorded.</source>
        <translation>فهرست آن را نشان می‌دهد؛ کار شما ثبت نشد.</translation>
    </message>
    <message>
        <source>Look at it, then do what is still to be done.</source>
        <translation>آن را ببینید، سپس کاری را که مانده انجام دهید.</translation>
    </message>
    <message>
        <source>This patient has this slot already</source>
        <translation>این بیمار همین وقت را دارد</translation>
    </message>
    <message>
        <source>It was booked from this desk.</source>
        <translation>از همین میز ثبت شده است.</translation>
    </message>
    <message>
        <source>This booking is cancelled already</source>
        <translation>این نوبت قبلاً لغو شده است</translation>
    </message>
    <message>
        <source>It was cancelled from this desk.</source>
        <translation>از همین میز لغو شده است.</translation>
    </message>
    <message>
        <source>Nothing more is to be done.</source>
        <translation>کار دیگری لازم نیست.</translation>
    </message>
    <message>
        <source>The centre&apos;s database can&apos;t be used</source>
        <translation>از پایگاه دادهٔ مرکز نمی‌توان استفاده کرد</translation>
    </message>
    <message>
        <source>It does not let this desk in, or must not be trusted: this desk works without the others.</source>
        <translation>این میز را نمی‌پذیرد یا قابل اعتماد نیست؛ این میز بدون هماهنگی با میزهای دیگر کار می‌کند.</translation>
    </message>
    <message>
        <source>The patient&apos;s identifier is needed</source>
        <translation>کد ملی یا شناسهٔ دیگر بیمار لازم است</translation>
    </message>
    <message>
        <source>The gateway does not say whose booking this is.</source>
        <translation>درگاه نمی‌گوید این نوبت برای کیست.</translation>
    </message>
    <message>
        <source>Type the patient&apos;s national code, then cancel.</source>
        <translation>کد ملی بیمار را بنویسید و بعد لغو کنید.</translation>
    </message>
    <message>
        <source>This slot can&apos;t be booked now</source>
        <translation>این وقت را الان نمی‌توان ثبت کرد</translation>
    </message>
    <message>
        <source>Its time for booking has not begun or is over.</source>
        <translation>زمان ثبت نوبت آن نرسیده یا گذشته است.</translation>
    </message>
    <message>
        <source>Choose another slot.</source>
        <translation>وقت دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>This desk knows no doctor of this specialty</source>
        <translation>فهرست این میز پزشکی با این تخصص ندارد</translation>
    </message>
    <message>
        <source>The gateway has no list of doctors; the desk learns them as it is used.</source>
        <translation>درگاه فهرست پزشکان را نمی‌دهد؛ فهرست این میز با استفاده کامل می‌شود.</translation>
    </message>
    <message>
        <source>Add the doctor by council number, or choose another specialty or centre.</source>
        <translation>پزشک را با شمارهٔ نظام پزشکی اضافه کنید، یا تخصص یا مرکز دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>The last day is before the first</source>
        <translation>روز پایان پیش از روز شروع است</translation>
    </message>
    <message>
        <source>Correct the dates.</source>
        <translation>تاریخ‌ها را درست کنید.</translation>
    </message>
    <message>
        <source>These days are over</source>
        <translation>این روزها گذشته‌اند</translation>
    </message>
    <message>
        <source>Choose today or later.</source>
        <translation>امروز یا روزهای بعد را انتخاب کنید.</translation>
    </message>
    <message>
        <source>These are too many days to ask for at once</source>
        <translation>این تعداد روز برای یک پرسش زیاد است</translation>
    </message>
    <message>
        <source>Choose a range of at most three months (92 days).</source>
        <translation>بازه‌ای حداکثر سه‌ماهه (۹۲ روز) انتخاب کنید.</translation>
    </message>
    <message>
        <source>This is no tracking number (TQID)</source>
        <translation>شناسهٔ نوبت (TQID) درست نیست</translation>
    </message>
    <message>
        <source>It has 32 letters (a to f) and digits; a part may be missing.</source>
        <translation>شناسه ۳۲ رقم و حرف (a تا f) دارد؛ شاید بخشی از آن افتاده باشد.</translation>
    </message>
    <message>
        <source>Scan it again or copy it whole. What you typed is still there.</source>
        <translation>دوباره با بارکدخوان بخوانید یا کامل کپی کنید. نوشته‌تان سر جایش است.</translation>
    </message>
    <message>
        <source>The desk&apos;s journal can&apos;t be used</source>
        <translation>دفتر نوبت‌های این میز در دسترس نیست</translation>
    </message>
    <message>
        <source>The disk may be full, or the file damaged or in use by another program.</source>
        <translation>شاید دیسک پر است، یا فایل خراب یا در دست برنامهٔ دیگری است.</translation>
    </message>
    <message>
        <source>Don&apos;t book until this is mended. Tell the centre&apos;s IT.</source>
        <translation>تا رفع ایراد نوبت ثبت نکنید. به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>The key of the desk&apos;s journal is missing</source>
        <translation>کلید دفتر نوبت‌های این میز پیدا نشد</translation>
    </message>
    <message>
        <source>It is kept in Windows&apos; vault of another user or computer. The journal is untouched.</source>
        <translation>کلید در گاوصندوق ویندوزِ کاربر یا رایانهٔ دیگری است. دفتر نوبت‌ها دست‌نخورده است.</translation>
    </message>
    <message>
        <source>Sign in to Windows as before, or tell the centre&apos;s IT.</source>
        <translation>با همان کاربر قبلی وارد ویندوز شوید، یا به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>Windows&apos; vault of passwords can&apos;t be used</source>
        <translation>گاوصندوق گذرواژه‌های ویندوز کار نمی‌کند</translation>
    </message>
    <message>
        <source>It is switched off or locked on this computer.</source>
        <translation>در این رایانه خاموش یا قفل است.</translation>
    </message>
    <message>
        <source>The desk is not connected yet</source>
        <translation>میز هنوز به درگاه وصل نیست</translation>
    </message>
    <message>
        <source>It is still starting, or the connection is not set up.</source>
        <translation>هنوز در حال شروع است یا اتصال تنظیم نشده است.</translation>
    </message>
    <message>
        <source>Wait a moment. If it stays so, open Connection in the menu.</source>
        <translation>کمی صبر کنید. اگر درست نشد، «اتصال به درگاه» را از منو باز کنید.</translation>
    </message>
    <message>
        <source>Something unexpected happened</source>
        <translation>اتفاق پیش‌بینی‌نشده‌ای افتاد</translation>
    </message>
    <message>
        <source>Nothing that you typed is lost. Try again; if it stays so, tell support.</source>
        <translation>چیزی از نوشته‌هایتان پاک نشده است. دوباره تلاش کنید؛ اگر درست نشد، به پشتیبانی خبر دهید.</translation>
    </message>
    <message>
        <source>This had ended already, otherwise than expected</source>
        <translation>این کار پیش‌تر به شکل دیگری تمام شده بود</translation>
    </message>
    <message>
        <source>Another start of this program, or another desk, recorded its end.</source>
        <translation>اجرای دیگری از این برنامه، یا میز دیگری، پایان آن را ثبت کرده است.</translation>
    </message>
    <message>
        <source>The desk&apos;s journal is damaged or empty</source>
        <translation>دفتر نوبت‌های این میز خراب یا خالی است</translation>
    </message>
    <message>
        <source>The disk, a virus scanner or another program harmed the file. It is left as it is.</source>
        <translation>دیسک، ویروس‌یاب یا برنامهٔ دیگری به فایل آسیب زده است. فایل همان‌طور که هست مانده است.</translation>
    </message>
    <message>
        <source>Don&apos;t book. Have the centre&apos;s IT put back a copy, or move the file away to begin a new one.</source>
        <translation>نوبت ثبت نکنید. از مسئول رایانهٔ مرکز بخواهید نسخهٔ پشتیبان را برگرداند، یا فایل را از آنجا بردارد تا فایل جدیدی ساخته شود.</translation>
    </message>
    <message>
        <source>The desk&apos;s journal can&apos;t be written</source>
        <translation>در دفتر نوبت‌های این میز نمی‌توان نوشت</translation>
    </message>
    <message>
        <source>The file or its folder is read-only, or this Windows user has no right to write it.</source>
        <translation>فایل یا پوشهٔ آن فقط‌خواندنی است، یا این کاربر ویندوز اجازهٔ نوشتن ندارد.</translation>
    </message>
    <message>
        <source>Don&apos;t book. Have the centre&apos;s IT give this user the right to write there.</source>
        <translation>نوبت ثبت نکنید. از مسئول رایانهٔ مرکز بخواهید به این کاربر اجازهٔ نوشتن در آنجا بدهد.</translation>
    </message>
    <message>
        <source>Another program holds the desk&apos;s journal</source>
        <translation>دفتر نوبت‌های این میز در دست برنامهٔ دیگری است</translation>
    </message>
    <message>
        <source>A backup or a virus scanner may be at work on it.</source>
        <translation>شاید پشتیبان‌گیری یا ویروس‌یاب دارد روی آن کار می‌کند.</translation>
    </message>
    <message>
        <source>Wait a moment, then try again. If it stays so, tell the centre&apos;s IT.</source>
        <translation>کمی صبر کنید و دوباره تلاش کنید. اگر درست نشد، به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>The disk has no room for the desk&apos;s journal</source>
        <translation>دیسک برای دفتر نوبت‌های این میز جا ندارد</translation>
    </message>
    <message>
        <source>Don&apos;t book. Delete what is not needed from this disk, then try again.</source>
        <translation>نوبت ثبت نکنید. آنچه را لازم نیست از این دیسک پاک کنید و دوباره تلاش کنید.</translation>
    </message>
    <message>
        <source>More than one tracking number stands here</source>
        <translation>اینجا بیش از یک شناسهٔ نوبت هست</translation>
    </message>
    <message>
        <source>Leave one in the field, then press Enter.</source>
        <translation>فقط یکی را نگه دارید، سپس Enter بزنید.</translation>
    </message>
    <message>
        <source>The settings could not be saved</source>
        <translation>تنظیمات ذخیره نشد</translation>
    </message>
    <message>
        <source>The disk may be full, or the program may not write to the settings&apos; folder.</source>
        <translation>شاید دیسک پر است، یا برنامه اجازهٔ نوشتن در پوشهٔ تنظیمات را ندارد.</translation>
    </message>
    <message>
        <source>What you changed lasts until the program closes. Tell the centre&apos;s IT.</source>
        <translation>آنچه تغییر دادید تا بسته شدن برنامه می‌ماند. به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>The settings file was left as it is</source>
        <translation>فایل تنظیمات دست‌نخورده ماند</translation>
    </message>
    <message>
        <source>A newer version of this program wrote it, or it can&apos;t be read.</source>
        <translation>نسخهٔ جدیدتری از این برنامه آن را نوشته است، یا خواندنی نیست.</translation>
    </message>
    <message>
        <source>Look the booking up under Bookings (F3) before you do anything more with it.</source>
        <translation>پیش از هر کار دیگری، این نوبت را در «نوبت‌های ثبت‌شده» (F3) ببینید.</translation>
    </message>
    <message>
        <source>Check what you sent. With the request id, support can find it.</source>
        <translation>آنچه فرستاده‌اید را بررسی کنید. پشتیبانی با شناسهٔ درخواست آن را پیدا می‌کند.</translation>
    </message>
    <message>
        <source>Try again. If it stays so, give the request id to support.</source>
        <translation>دوباره تلاش کنید. اگر درست نشد، شناسهٔ درخواست را به پشتیبانی بدهید.</translation>
    </message>
    <message>
        <source>Try again in a minute. If it stays so, give the request id to support.</source>
        <translation>یک دقیقهٔ دیگر دوباره تلاش کنید. اگر درست نشد، شناسهٔ درخواست را به پشتیبانی بدهید.</translation>
    </message>
    <message>
        <source>Don&apos;t book or cancel again. The result will be shown here and under Bookings (F3).</source>
        <translation>دوباره ثبت یا لغو نکنید. نتیجه همین‌جا و در «نوبت‌های ثبت‌شده» (F3) نشان داده می‌شود.</translation>
    </message>
    <message>
        <source>Don&apos;t book again. Ask the doctor&apos;s office by phone, then record their answer under Bookings (F3).</source>
        <translation>دوباره ثبت نکنید. تلفنی از مطب پزشک بپرسید، سپس پاسخ را در «نوبت‌های ثبت‌شده» (F3) وارد کنید.</translation>
    </message>
    <message>
        <source>Wait for its result; Bookings (F3) shows it on top.</source>
        <translation>منتظر نتیجه بمانید؛ بالای «نوبت‌های ثبت‌شده» (F3) نشان داده می‌شود.</translation>
    </message>
    <message>
        <source>Nothing more is to be done; you find it under Bookings (F3).</source>
        <translation>کار دیگری لازم نیست؛ آن را در «نوبت‌های ثبت‌شده» (F3) می‌بینید.</translation>
    </message>
    <message>
        <source>The doctor has withdrawn this slot</source>
        <translation>پزشک این وقت را پس گرفته است</translation>
    </message>
    <message>
        <source>The doctor has withdrawn this booking</source>
        <translation>پزشک این نوبت را لغو کرده است</translation>
    </message>
    <message>
        <source>It was withdrawn before it could be cancelled.</source>
        <translation>پیش از لغو شما، پزشک آن را برداشته بود.</translation>
    </message>
    <message>
        <source>Call the patient: the visit will not take place.</source>
        <translation>با بیمار تماس بگیرید: این ویزیت انجام نمی‌شود.</translation>
    </message>
    <message>
        <source>This slot is another patient&apos;s now</source>
        <translation>این وقت اکنون مال بیمار دیگری است</translation>
    </message>
    <message>
        <source>The booking was changed elsewhere; the other patient&apos;s stays as it is.</source>
        <translation>نوبت در جای دیگری عوض شده است؛ نوبت آن بیمار دست نمی‌خورد.</translation>
    </message>
    <message>
        <source>Call the patient: this booking does not stand any more.</source>
        <translation>با بیمار تماس بگیرید: این نوبت دیگر برقرار نیست.</translation>
    </message>
    <message>
        <source>This booking can&apos;t be cancelled any more</source>
        <translation>این نوبت را دیگر نمی‌توان لغو کرد</translation>
    </message>
    <message>
        <source>By the gateway&apos;s word the patient has been seen.</source>
        <translation>به گفتهٔ درگاه، بیمار ویزیت شده است.</translation>
    </message>
    <message>
        <source>The desk is not set up</source>
        <translation>اتصال این میز تنظیم نشده است</translation>
    </message>
    <message>
        <source>What its settings say of the connection can&apos;t be used.</source>
        <translation>تنظیمات اتصال این میز درست نیست.</translation>
    </message>
    <message>
        <source>Have the centre&apos;s IT mend it, then try again.</source>
        <translation>از مسئول رایانهٔ مرکز بخواهید درستش کند؛ سپس دوباره تلاش کنید.</translation>
    </message>
    <message>
        <source>This booking can&apos;t be moved</source>
        <translation>این نوبت را نمی‌توان جابه‌جا کرد</translation>
    </message>
    <message>
        <source>Only a booking that stands can be moved, and only to another slot.</source>
        <translation>فقط نوبتی که برقرار است جابه‌جا می‌شود، و فقط به وقتی دیگر.</translation>
    </message>
    <message>
        <source>Where it does not stand any more, book again for the patient.</source>
        <translation>اگر دیگر برقرار نیست، برای بیمار دوباره نوبت ثبت کنید.</translation>
    </message>
    <message>
        <source>This booking is being moved already</source>
        <translation>این نوبت از پیش در حال جابه‌جایی است</translation>
    </message>
    <message>
        <source>An earlier move of it, or to this slot, is not finished.</source>
        <translation>جابه‌جایی پیشین آن، یا جابه‌جایی به این وقت، تمام نشده است.</translation>
    </message>
    <message>
        <source>Finish that one first; Bookings (F3) shows it on top.</source>
        <translation>نخست آن را تمام کنید؛ «نوبت‌های ثبت‌شده» (F3) آن را در بالا نشان می‌دهد.</translation>
    </message>
    <message>
        <source>Nothing was cancelled</source>
        <translation>چیزی لغو نشد</translation>
    </message>
    <message>
        <source>The gateway does not confirm that the other booking stands.</source>
        <translation>درگاه تأیید نمی‌کند که نوبت دیگر برقرار است.</translation>
    </message>
    <message>
        <source>Check both under Bookings (F3), then try again.</source>
        <translation>هر دو را در «نوبت‌های ثبت‌شده» (F3) بررسی و دوباره تلاش کنید.</translation>
    </message>
    <message>
        <source>This can&apos;t be done yet</source>
        <translation>این کار هنوز شدنی نیست</translation>
    </message>
    <message>
        <source>The other booking&apos;s cancellation may still be executed; then none would be left.</source>
        <translation>لغو نوبت دیگر شاید هنوز انجام شود؛ آن‌گاه هیچ نوبتی نمی‌ماند.</translation>
    </message>
    <message>
        <source>Try again in five minutes.</source>
        <translation>پنج دقیقهٔ دیگر دوباره تلاش کنید.</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>This slot opened at {time}: {what}</source>
        <translation>این وقت ساعت {time} باز شده است: {what}</translation>
    </message>
    <message>
        <source>This slot is open now: {what}</source>
        <translation>این وقت اکنون باز است: {what}</translation>
    </message>
    <message>
        <source>It is taken up on the book screen. It is booked only once you confirm it there.</source>
        <translation>در صفحهٔ نوبت‌دهی آماده است. تنها وقتی ثبت می‌شود که همان‌جا تأیید کنید.</translation>
    </message>
    <message>
        <source>Take it up to book it; nothing was booked by itself.</source>
        <translation>برای ثبت، آن را بردارید؛ چیزی خودبه‌خود ثبت نشده است.</translation>
    </message>
    <message>
        <source>Free slots were found for people who wait: {n}</source>
        <translation>برای کسانی که در انتظارند وقت خالی پیدا شد: {n}</translation>
    </message>
    <message>
        <source>Call them and book; nothing was booked by itself.</source>
        <translation>با آن‌ها تماس بگیرید و نوبت را ثبت کنید؛ چیزی خودبه‌خود ثبت نشده است.</translation>
    </message>
    <message>
        <source>This slot can&apos;t be booked any more: {what}</source>
        <translation>این وقت را دیگر نمی‌توان ثبت کرد: {what}</translation>
    </message>
    <message>
        <source>It was not booked from here. The reminder is gone; find another slot.</source>
        <translation>از همین‌جا ثبت نشده است. یادآوری آن حذف شد؛ وقت دیگری پیدا کنید.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>There is no such file. Check the path, and that the drive is there.</source>
        <translation>چنین فایلی نیست. مسیر و در دسترس بودن درایو را بررسی کنید.</translation>
    </message>
    <message>
        <source>You may not read this file. Ask for the right to, or copy it to your documents.</source>
        <translation>اجازهٔ خواندن این فایل را ندارید. اجازه بگیرید، یا آن را در پوشهٔ اسناد خود کپی کنید.</translation>
    </message>
    <message>
        <source>This is no file but a folder or a device. Name the file in it.</source>
        <translation>این فایل نیست، پوشه یا دستگاه است. نام فایل درون آن را بنویسید.</translation>
    </message>
    <message>
        <source>There is nothing in this file. Choose another one, or another of its sheets.</source>
        <translation>در این فایل چیزی نیست. فایل یا برگ دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>The file is too big: {megabytes} MB are read at most.</source>
        <translation>فایل بزرگ است: بیش از {megabytes} مگابایت خوانده نمی‌شود.</translation>
    </message>
    <message>
        <source>The file has too many rows: {rows} are read at most.</source>
        <translation>ردیف‌های فایل زیاد است: بیش از {rows} ردیف خوانده نمی‌شود.</translation>
    </message>
    <message>
        <source>This is no table, whatever the file&apos;s name says. Save it as XLSX or CSV in the program that made it.</source>
        <translation>این فایل جدول نیست، نامش هر چه باشد. در برنامه‌ای که آن را ساخته، به شکل XLSX یا CSV ذخیره کنید.</translation>
    </message>
    <message>
        <source>The file has a password. Save it without one, and choose it again.</source>
        <translation>فایل گذرواژه دارد. آن را بی گذرواژه ذخیره و دوباره انتخاب کنید.</translation>
    </message>
    <message>
        <source>The file&apos;s letters can&apos;t be read from line {line} on. Save it as CSV UTF-8 or as XLSX.</source>
        <translation>نویسه‌های فایل از خط {line} به بعد خوانده نمی‌شود. آن را به شکل CSV UTF-8 یا XLSX ذخیره کنید.</translation>
    </message>
    <message>
        <source>The file is damaged. Open it in Excel, save it anew, and choose it again.</source>
        <translation>فایل آسیب دیده است. آن را در اکسل باز و از نو ذخیره کنید و دوباره انتخاب کنید.</translation>
    </message>
    <message>
        <source>The file has no sheet of that name any more. Choose another one.</source>
        <translation>فایل دیگر برگی به این نام ندارد. برگ دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>The file could not be read. Copy it to this computer, and try again.</source>
        <translation>فایل خوانده نشد. آن را در این رایانه کپی کنید و دوباره بکوشید.</translation>
    </message>
</context>
<context>
    <name>ShellViewModel</name>
    <message>
        <source>This computer has no vault for passwords</source>
        <translation>این رایانه گاوصندوقی برای گذرواژه‌ها ندارد</translation>
    </message>
    <message>
        <source>Passwords and the journal are kept only until the program closes. Tell your IT person.</source>
        <translation>گذرواژه‌ها و دفتر نوبت‌ها فقط تا بسته شدن برنامه می‌مانند. به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>the file can&apos;t be read</source>
        <translation>فایل خوانده نمی‌شود</translation>
    </message>
    <message>
        <source>the file is not written properly</source>
        <translation>نوشتار فایل درست نیست</translation>
    </message>
    <message>
        <source>the file is of a newer version</source>
        <translation>فایل از نسخهٔ جدیدتری است</translation>
    </message>
    <message>
        <source>the name is unknown</source>
        <translation>این نام شناخته نیست</translation>
    </message>
    <message>
        <source>a secret must not stand in a file</source>
        <translation>رمز نباید در فایل نوشته شود</translation>
    </message>
    <message>
        <source>the value is wrong</source>
        <translation>مقدار نادرست است</translation>
    </message>
    <message>
        <source>{name} is no placeholder; there are {known}</source>
        <translation>{name} جای‌نگهدار نیست؛ این‌ها هست: {known}</translation>
    </message>
    <message>
        <source>The desk is not connected: its settings can&apos;t be used</source>
        <translation>میز به درگاه وصل نیست؛ تنظیمات آن قابل استفاده نیست</translation>
    </message>
    <message>
        <source>{place}: {reason}. Nothing is sent until this is mended; tell your IT person.</source>
        <translation>{place}: {reason}. تا درست نشود چیزی فرستاده نمی‌شود؛ به مسئول رایانهٔ مرکز خبر دهید.</translation>
    </message>
    <message>
        <source>The settings file was left as it is</source>
        <translation>فایل تنظیمات دست‌نخورده ماند</translation>
    </message>
    <message>
        <source>{place}: {reason}. What you change here lasts until the program closes.</source>
        <translation>{place}: {reason}. آنچه اینجا تغییر دهید تا بسته شدن برنامه می‌ماند.</translation>
    </message>
    <message>
        <source>{place}: {reason}. Safe defaults are used; give this line to your IT person.</source>
        <translation>{place}: {reason}. مقدارهای پیش‌فرض امن به کار رفته است؛ این سطر را به مسئول رایانهٔ مرکز بدهید.</translation>
    </message>
    <message>
        <source>Part of the settings could not be used</source>
        <translation>بخشی از تنظیمات به کار نرفت</translation>
    </message>
    <message>
        <source>It is tried again by itself, too.</source>
        <translation>برنامه خودش هم دوباره تلاش می‌کند.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
    <message>
        <source>The imported list is damaged: {list}</source>
        <translation>فهرست واردشده آسیب دیده است: {list}</translation>
    </message>
    <message>
        <source>Show who waits</source>
        <translation>نمایش منتظران</translation>
    </message>
    <message>
        <source>Import it again from its file, under Codes (F8).</source>
        <translation>آن را در «کدها» (F8) دوباره از فایلش وارد کنید.</translation>
    </message>
    <message>
        <source>The list was not imported: {list}</source>
        <translation>فهرست وارد نشد: {list}</translation>
    </message>
    <message>
        <source>{file}: {reason} What was imported before is still in use; tell your IT person.</source>
        <translation>{file}: {reason} آنچه پیش‌تر وارد شده هنوز به کار می‌رود؛ به مسئول رایانهٔ مرکز بگویید.</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>رفتن به آن</translation>
    </message>
    <message>
        <source>Take it up</source>
        <translation>برداشتن آن</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>at {hour} o&apos;clock</source>
        <translation>ساعت {hour}</translation>
    </message>
    <message>
        <source>at quarter past {hour}</source>
        <translation>ساعت {hour} و ربع</translation>
    </message>
    <message>
        <source>at half past {hour}</source>
        <translation>ساعت {hour} و نیم</translation>
    </message>
    <message>
        <source>at quarter to {hour}</source>
        <translation>یک ربع به {hour}</translation>
    </message>
    <message>
        <source>at {n} past {hour}</source>
        <translation>ساعت {hour} و {n} دقیقه</translation>
    </message>
    <message>
        <source>at {n} to {hour}</source>
        <translation>{n} دقیقه به {hour}</translation>
    </message>
    <message>
        <source>{time}, midday</source>
        <translation>{time} ظهر</translation>
    </message>
    <message>
        <source>{time} in the morning</source>
        <translation>{time} صبح</translation>
    </message>
    <message>
        <source>{time} in the afternoon</source>
        <translation>{time} بعدازظهر</translation>
    </message>
    <message>
        <source>{time} in the evening</source>
        <translation>{time} عصر</translation>
    </message>
    <message>
        <source>{time} at night</source>
        <translation>{time} شب</translation>
    </message>
    <message>
        <source>{n} m away</source>
        <translation>در {n} متری</translation>
    </message>
    <message>
        <source>{n} and a half km away</source>
        <translation>در {n} و نیم کیلومتری</translation>
    </message>
    <message>
        <source>{n} km away</source>
        <translation>در {n} کیلومتری</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Being checked</source>
        <translation>در حال بررسی</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>ثبت‌شده</translation>
    </message>
    <message>
        <source>Cancel: checking</source>
        <translation>لغو در حال بررسی</translation>
    </message>
    <message>
        <source>Cancelled here</source>
        <translation>لغوشده</translation>
    </message>
    <message>
        <source>Withdrawn by doctor</source>
        <translation>لغو از سوی پزشک</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>تغییر در جای دیگر</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>ویزیت‌شده</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>غیبت</translation>
    </message>
    <message>
        <source>Free: nobody has booked it</source>
        <translation>خالی؛ برای کسی ثبت نشده است</translation>
    </message>
    <message>
        <source>Cancelled by the patient</source>
        <translation>لغوشده از سوی بیمار</translation>
    </message>
    <message>
        <source>Cancelled by the doctor</source>
        <translation>لغوشده از سوی پزشک</translation>
    </message>
    <message>
        <source>Cancelled because the patient was late</source>
        <translation>لغوشده به علت تأخیر بیمار</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Withdrawn by the doctor</source>
        <translation>لغو پزشک</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>تغییر از جای دیگر</translation>
    </message>
    <message>
        <source>Booking came to nothing</source>
        <translation>نوبتش ثبت نشد</translation>
    </message>
    <message>
        <source>No slot was found</source>
        <translation>وقتی پیدا نشد</translation>
    </message>
    <message>
        <source>Half typed</source>
        <translation>نیمه‌کاره</translation>
    </message>
    <message>
        <source>Half moved</source>
        <translation>جابه‌جایی نیمه‌کاره</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>در انتظار</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>برای تأیید</translation>
    </message>
    <message>
        <source>To come back</source>
        <translation>بازگشت در ماه دیگر</translation>
    </message>
    <message>
        <source>Wants an earlier slot</source>
        <translation>وقت زودتر می‌خواهد</translation>
    </message>
    <message>
        <source>Call, offer a slot</source>
        <translation>تماس و پیشنهاد وقت</translation>
    </message>
    <message>
        <source>Told: rebook or close</source>
        <translation>خبر دارد: نوبت تازه یا بستن</translation>
    </message>
    <message>
        <source>Offer the slot found</source>
        <translation>پیشنهاد وقت پیداشده</translation>
    </message>
    <message>
        <source>A slot is looked for</source>
        <translation>وقت جستجو می‌شود</translation>
    </message>
    <message>
        <source>Search when it is published</source>
        <translation>جستجو پس از انتشار برنامه</translation>
    </message>
    <message>
        <source>Finish the move, or undo it</source>
        <translation>پایان یا برگرداندن جابه‌جایی</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>ادامه دادن</translation>
    </message>
    <message>
        <source>Ask whether he comes</source>
        <translation>پرسیدن از آمدن</translation>
    </message>
    <message>
        <source>Booked again</source>
        <translation>نوبت تازه ثبت شد</translation>
    </message>
    <message>
        <source>Settled by itself</source>
        <translation>خودبه‌خود حل شد</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>تأیید شد</translation>
    </message>
    <message>
        <source>Can&apos;t come, cancelled</source>
        <translation>نمی‌آید، لغو شد</translation>
    </message>
    <message>
        <source>Wants none any more</source>
        <translation>دیگر نمی‌خواهد</translation>
    </message>
    <message>
        <source>Has one elsewhere</source>
        <translation>جای دیگر گرفته است</translation>
    </message>
    <message>
        <source>Can&apos;t be reached</source>
        <translation>در دسترس نیست</translation>
    </message>
    <message>
        <source>Its time is past</source>
        <translation>وقتش گذشت</translation>
    </message>
    <message>
        <source>Was on the list by mistake</source>
        <translation>اشتباهی در فهرست بود</translation>
    </message>
    <message>
        <source>Another reason (say which)</source>
        <translation>دلیل دیگر (بنویسید)</translation>
    </message>
    <message>
        <source>Came on the list</source>
        <translation>به فهرست آمد</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>برداشته شد</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>پس داده شد</translation>
    </message>
    <message>
        <source>Called, not reached</source>
        <translation>تماس، بی‌پاسخ</translation>
    </message>
    <message>
        <source>To be called again</source>
        <translation>تماس دوباره</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>خبر داده شد</translation>
    </message>
    <message>
        <source>A slot was offered</source>
        <translation>وقتی پیشنهاد شد</translation>
    </message>
    <message>
        <source>Did not want that slot</source>
        <translation>آن وقت را نخواست</translation>
    </message>
    <message>
        <source>A slot was found</source>
        <translation>وقتی پیدا شد</translation>
    </message>
    <message>
        <source>That slot is gone</source>
        <translation>آن وقت از دست رفت</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>تغییر کرد</translation>
    </message>
    <message>
        <source>The last day that suits is past</source>
        <translation>آخرین روز مناسب گذشت</translation>
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
        <source>Opened again</source>
        <translation>دوباره باز شد</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>همین میز</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Patient not named</source>
        <translation>نام بیمار معلوم نیست</translation>
    </message>
    <message>
        <source>Patient {number}</source>
        <translation>بیمار {number}</translation>
    </message>
    <message>
        <source>Appointment of {patient}</source>
        <translation>نوبت {patient}</translation>
    </message>
    <message>
        <source>Doctor: {doctor}</source>
        <translation>پزشک: {doctor}</translation>
    </message>
    <message>
        <source>Time: {time}</source>
        <translation>زمان: {time}</translation>
    </message>
    <message>
        <source>Place: {place}</source>
        <translation>محل: {place}</translation>
    </message>
    <message>
        <source>Tracking number:</source>
        <translation>شناسهٔ نوبت:</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Queue number: {queue}</source>
        <translation>شمارهٔ نوبت: {queue}</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>Farvardin</source>
        <translation>فروردین</translation>
    </message>
    <message>
        <source>Ordibehesht</source>
        <translation>اردیبهشت</translation>
    </message>
    <message>
        <source>Khordad</source>
        <translation>خرداد</translation>
    </message>
    <message>
        <source>Tir</source>
        <translation>تیر</translation>
    </message>
    <message>
        <source>Mordad</source>
        <translation>مرداد</translation>
    </message>
    <message>
        <source>Shahrivar</source>
        <translation>شهریور</translation>
    </message>
    <message>
        <source>Mehr</source>
        <translation>مهر</translation>
    </message>
    <message>
        <source>Aban</source>
        <translation>آبان</translation>
    </message>
    <message>
        <source>Azar</source>
        <translation>آذر</translation>
    </message>
    <message>
        <source>Dey</source>
        <translation>دی</translation>
    </message>
    <message>
        <source>Bahman</source>
        <translation>بهمن</translation>
    </message>
    <message>
        <source>Esfand</source>
        <translation>اسفند</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>شنبه</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>یکشنبه</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>دوشنبه</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>سه‌شنبه</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>چهارشنبه</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>پنجشنبه</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>جمعه</translation>
    </message>
    <message>
        <source>Sa</source>
        <comment>calendar head: Saturday</comment>
        <translation>ش</translation>
    </message>
    <message>
        <source>Su</source>
        <comment>calendar head: Sunday</comment>
        <translation>ی</translation>
    </message>
    <message>
        <source>Mo</source>
        <comment>calendar head: Monday</comment>
        <translation>د</translation>
    </message>
    <message>
        <source>Tu</source>
        <comment>calendar head: Tuesday</comment>
        <translation>س</translation>
    </message>
    <message>
        <source>We</source>
        <comment>calendar head: Wednesday</comment>
        <translation>چ</translation>
    </message>
    <message>
        <source>Th</source>
        <comment>calendar head: Thursday</comment>
        <translation>پ</translation>
    </message>
    <message>
        <source>Fr</source>
        <comment>calendar head: Friday</comment>
        <translation>ج</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date}، ساعت {time}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>دیروز</translation>
    </message>
    <message>
        <source>today</source>
        <translation>امروز</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>فردا</translation>
    </message>
    <message>
        <source>in two days</source>
        <translation>پس‌فردا</translation>
    </message>
    <message>
        <source>{day}, {date}</source>
        <translation>{day}، {date}</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} دقیقه</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} ساعت</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>۱ روز</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} روز</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n} متر</translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation>{n} کیلومتر</translation>
    </message>
</context>
</TS>
