<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Audit</name>
    <message>
        <source>This desk has no journal yet.</source>
        <translation>این میز هنوز دفتر نوبت‌ها ندارد.</translation>
    </message>
    <message>
        <source>The trail can&apos;t be read: {reason}</source>
        <translation>سابقهٔ کارها خوانده نشد: {reason}</translation>
    </message>
    <message>
        <source>The trail was changed: entry {n} is not as it was written.</source>
        <translation>سابقهٔ کارها دست خورده است: سطر {n} آن‌طور که نوشته شده بود نیست.</translation>
    </message>
    <message>
        <source>The trail is sound: {n} entries. Hash of the last: {head}</source>
        <translation>سابقهٔ کارها سالم است: {n} سطر. درهم‌ساز آخرین سطر: {head}</translation>
    </message>
</context>
<context>
    <name>BookingHost</name>
    <message>
        <source>Choose another slot.</source>
        <translation>وقت دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>The booking has this slot already</source>
        <translation>نوبت همین حالا در این وقت است</translation>
    </message>
</context>
<context>
    <name>Centre</name>
    <message>
        <source>The centre&apos;s database is ready (version {n}).</source>
        <translation>پایگاه دادهٔ مرکز آماده است (نسخهٔ {n}).</translation>
    </message>
    <message>
        <source>On that desk: {command}, then this password:</source>
        <translation>روی آن میز: {command} و سپس این گذرواژه:</translation>
    </message>
    <message>
        <source>Neither policy nor settings name a database ([database] url).</source>
        <translation>نه فایل سیاست و نه تنظیمات، پایگاه داده‌ای را نام می‌برد ([database] url).</translation>
    </message>
    <message>
        <source>The vault can&apos;t be used: {reason}</source>
        <translation>از گاوصندوق نمی‌توان استفاده کرد: {reason}</translation>
    </message>
    <message>
        <source>The settings can&apos;t be written: {reason}</source>
        <translation>تنظیمات نوشته نشد: {reason}</translation>
    </message>
    <message>
        <source>This desk works together with the others from its next start.</source>
        <translation>این میز از باز شدن بعدی برنامه با میزهای دیگر هماهنگ است.</translation>
    </message>
    <message>
        <source>This desk works by itself: it has not joined a centre&apos;s database.</source>
        <translation>این میز تنها کار می‌کند: به پایگاه دادهٔ مرکزی نپیوسته است.</translation>
    </message>
    <message>
        <source>This desk is let in, and works together with the others.</source>
        <translation>پایگاه داده این میز را می‌پذیرد و با میزهای دیگر هماهنگ است.</translation>
    </message>
    <message>
        <source>The centre&apos;s database can&apos;t be used: {reason}</source>
        <translation>از پایگاه دادهٔ مرکز نمی‌توان استفاده کرد: {reason}</translation>
    </message>
    <message>
        <source>Leave the password out of the address: others can read the command line.</source>
        <translation>گذرواژه را در نشانی ننویسید: دیگران خط فرمان را می‌بینند.</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>The connection is being checked.</source>
        <translation>اتصال در حال بررسی است.</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>اتصال برقرار است.</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>درست است</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ناموفق</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>هنوز بررسی نشده</translation>
    </message>
</context>
<context>
    <name>ChoicePage</name>
    <message>
        <source>Connect to the gateway</source>
        <translation>اتصال به درگاه نوبت‌دهی</translation>
    </message>
    <message>
        <source>You need the client id, user, pid and facility id that your centre was given.</source>
        <translation>شناسهٔ سرویس‌گیرنده، نام کاربری، pid و شناسهٔ مرکز را که به مرکز شما داده‌اند آماده کنید.</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>اتصال…</translation>
    </message>
    <message>
        <source>Try it on the built-in gateway</source>
        <translation>آشنایی با درگاه آموزشی</translation>
    </message>
    <message>
        <source>Invented doctors and patients, nothing leaves this computer. For learning and trying.</source>
        <translation>پزشکان و بیماران ساختگی‌اند و چیزی از این رایانه بیرون نمی‌رود. برای یادگیری و آزمودن.</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>شروع در محیط آموزشی</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>{words} ({key})</source>
        <translation>{words} ({key})</translation>
    </message>
    <message>
        <source>Go on: search, open, confirm</source>
        <translation>ادامه: جستجو، باز کردن، تأیید</translation>
    </message>
    <message>
        <source>Back, close, stop the search</source>
        <translation>بازگشت، بستن، توقف جستجو</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>خانهٔ بعدی</translation>
    </message>
    <message>
        <source>Open the list of a field</source>
        <translation>فهرست گزینه‌های خانه</translation>
    </message>
    <message>
        <source>Open the calendar of a date</source>
        <translation>تقویم خانهٔ تاریخ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
    <message>
        <source>To the search</source>
        <translation>جستجو</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>ذخیره در فایل</translation>
    </message>
    <message>
        <source>The day on the left</source>
        <translation>روز سمت چپ</translation>
    </message>
    <message>
        <source>The day on the right</source>
        <translation>روز سمت راست</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>منو</translation>
    </message>
    <message>
        <source>All notices of this run</source>
        <translation>همهٔ پیام‌ها از هنگام باز شدن برنامه</translation>
    </message>
    <message>
        <source>Search anything</source>
        <translation>جستجوی همه‌چیز</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>کلیدها</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>قفل</translation>
    </message>
    <message>
        <source>Switch operator</source>
        <translation>تعویض کاربر</translation>
    </message>
    <message>
        <source>Connection…</source>
        <translation>اتصال به درگاه…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Do what the newest notice offers</source>
        <translation>انجام پیشنهاد تازه‌ترین پیام</translation>
    </message>
</context>
<context>
    <name>Configure</name>
    <message>
        <source>The vault can&apos;t be used: {reason}</source>
        <translation>گاوصندوق رمزها کار نمی‌کند: {reason}</translation>
    </message>
    <message>
        <source>The settings can&apos;t be written: {reason}</source>
        <translation>تنظیمات نوشته نمی‌شود: {reason}</translation>
    </message>
    <message>
        <source>The settings were saved: {file}</source>
        <translation>تنظیمات ذخیره شد: {file}</translation>
    </message>
    <message>
        <source>There is no such file: {file}</source>
        <translation>چنین فایلی نیست: {file}</translation>
    </message>
    <message>
        <source>This user has no vault on this computer to keep the secrets in. Nothing was changed.</source>
        <translation>این کاربر در این رایانه گاوصندوقی برای نگهداری رمزها ندارد. چیزی تغییر نکرد.</translation>
    </message>
    <message>
        <source>The check failed, nothing was changed. Step: {step}</source>
        <translation>بررسی ناموفق بود و چیزی تغییر نکرد. گام: {step}</translation>
    </message>
    <message>
        <source>Standard input must hold the lines client_secret=… and password=… in UTF-8, each once.</source>
        <translation>ورودی استاندارد باید سطرهای client_secret=…‎ و password=…‎ را با UTF-8 داشته باشد، هر کدام یک بار.</translation>
    </message>
    <message>
        <source>Imported: {list}, {file}. {lines} {changes}</source>
        <translation>وارد شد: {list}، {file}. {lines} {changes}</translation>
    </message>
    <message>
        <source>Imported before, and not changed since: {file}</source>
        <translation>پیش‌تر وارد شده و از آن پس تغییر نکرده است: {file}</translation>
    </message>
    <message>
        <source>Line {line}: {what}</source>
        <translation>خط {line}: {what}</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>The same form as at the first start. What is in use goes on until the new connection is checked.</source>
        <translation>همان فرم شروع نخست. اتصال فعلی تا وقتی اتصال تازه بررسی نشده، سر جایش می‌ماند.</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Correct name and mobile</source>
        <translation>اصلاح نام و تلفن همراه</translation>
    </message>
    <message>
        <source>Only this desk&apos;s journal changes. The gateway can&apos;t correct a patient: it keeps what was sent.</source>
        <translation>فقط دفتر نوبت‌های این میز تغییر می‌کند. درگاه نمی‌تواند مشخصات بیمار را اصلاح کند و همان را که فرستاده شده نگه می‌دارد.</translation>
    </message>
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
    <message>
        <source>Correct</source>
        <translation>اصلاح</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>All bookings of this patient show it, and it is found by it. Slips have it from now on.</source>
        <translation>همهٔ نوبت‌های این بیمار آن را نشان می‌دهند و جستجو با آن هم پیدایش می‌کند. برگه‌ها از این پس همین را دارند.</translation>
    </message>
</context>
<context>
    <name>FieldEdit</name>
    <message>
        <source>Stored. Leave it empty to keep it.</source>
        <translation>ذخیره شده است. اگر عوض نمی‌شود، خالی بگذارید.</translation>
    </message>
    <message>
        <source>Set for this computer by your IT.</source>
        <translation>مسئول رایانهٔ مرکز این را برای این رایانه تعیین کرده است.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Fill this in.</source>
        <translation>این را پر کنید.</translation>
    </message>
    <message>
        <source>This is too long: 500 characters at most.</source>
        <translation>بیش از اندازه بلند است؛ حداکثر ۵۰۰ نویسه.</translation>
    </message>
    <message>
        <source>This is no address. It should look like https://host or https://host/path.</source>
        <translation>این نشانی درست نیست. نمونهٔ درست: https://host یا https://host/path</translation>
    </message>
    <message>
        <source>The address must begin with https; http is for this computer only.</source>
        <translation>نشانی باید با https شروع شود؛ http فقط برای همین رایانه مجاز است.</translation>
    </message>
    <message>
        <source>Leave user and password out of the address: it is stored readable.</source>
        <translation>نام کاربری و گذرواژه را در نشانی ننویسید؛ نشانی رمزنگاری نمی‌شود.</translation>
    </message>
    <message>
        <source>Leave out everything from ? or # on.</source>
        <translation>از علامت پرسش یا # به بعد را پاک کنید.</translation>
    </message>
    <message>
        <source>A proxy&apos;s address is only host and port, like http://host:8080.</source>
        <translation>نشانی پراکسی فقط میزبان و پورت دارد؛ مانند http://host:8080</translation>
    </message>
    <message>
        <source>Only Latin letters, digits and signs, without blanks.</source>
        <translation>فقط حروف لاتین، رقم و نشانه، بدون فاصله.</translation>
    </message>
    <message>
        <source>A client id holds no colon.</source>
        <translation>شناسهٔ سرویس‌گیرنده دونقطه ندارد.</translation>
    </message>
    <message>
        <source>There is an invisible character in it. Type it by hand.</source>
        <translation>نویسه‌ای نادیدنی در آن هست. با دست بنویسید.</translation>
    </message>
    <message>
        <source>This is no database&apos;s address. It should look like postgresql://host/name.</source>
        <translation>این نشانیِ پایگاه داده نیست. باید شبیه postgresql://host/name باشد.</translation>
    </message>
    <message>
        <source>No certificate was found in this file.</source>
        <translation>در این فایل گواهی پیدا نشد.</translation>
    </message>
    <message>
        <source>The proxy lets us through</source>
        <translation>عبور از پراکسی</translation>
    </message>
    <message>
        <source>The gateway is reached</source>
        <translation>رسیدن به درگاه</translation>
    </message>
    <message>
        <source>Its certificate is genuine</source>
        <translation>اعتبار گواهی درگاه</translation>
    </message>
    <message>
        <source>The sign-in service answers</source>
        <translation>پاسخ سرویس ورود</translation>
    </message>
    <message>
        <source>Client id and secret are accepted</source>
        <translation>پذیرش شناسه و رمز سرویس‌گیرنده</translation>
    </message>
    <message>
        <source>User and password are accepted</source>
        <translation>پذیرش نام کاربری و گذرواژه</translation>
    </message>
    <message>
        <source>Pid, system and facility are accepted</source>
        <translation>پذیرش pid، سامانه و مرکز</translation>
    </message>
    <message>
        <source>The settings could not be saved.</source>
        <translation>تنظیمات ذخیره نشد.</translation>
    </message>
    <message>
        <source>The file can&apos;t be written: {place}</source>
        <translation>این فایل نوشته نمی‌شود: {place}</translation>
    </message>
    <message>
        <source>Free some space or ask for write access to the folder, then save again. Nothing was changed.</source>
        <translation>کمی جا باز کنید یا اجازهٔ نوشتن در پوشه را بگیرید و دوباره ذخیره کنید. چیزی تغییر نکرده است.</translation>
    </message>
    <message>
        <source>The proxy does not let us through.</source>
        <translation>پراکسی اجازهٔ عبور نمی‌دهد.</translation>
    </message>
    <message>
        <source>It is switched off, its address is wrong, or it wants a password.</source>
        <translation>پراکسی خاموش است، نشانی آن نادرست است یا گذرواژه می‌خواهد.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address under the advanced settings, or leave it empty.</source>
        <translation>نشانی پراکسی را در تنظیمات پیشرفته بررسی کنید یا خالی بگذارید.</translation>
    </message>
    <message>
        <source>The gateway can&apos;t be reached.</source>
        <translation>درگاه در دسترس نیست.</translation>
    </message>
    <message>
        <source>The line is down, the address is wrong, or a firewall is in the way.</source>
        <translation>اینترنت قطع است، نشانی نادرست است یا دیوار آتش جلو آن را گرفته است.</translation>
    </message>
    <message>
        <source>Check the network cable and the gateway&apos;s address, then check again.</source>
        <translation>کابل شبکه و نشانی درگاه را بررسی کنید و دوباره امتحان کنید.</translation>
    </message>
    <message>
        <source>The gateway&apos;s certificate can&apos;t be verified.</source>
        <translation>گواهی درگاه تأیید نشد.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong, or something on the way reads along.</source>
        <translation>ساعت این رایانه درست نیست یا چیزی در مسیر، ارتباط را می‌خواند.</translation>
    </message>
    <message>
        <source>Check date and time. A network&apos;s own certificate is named in the advanced settings.</source>
        <translation>تاریخ و ساعت رایانه را بررسی کنید. اگر شبکه گواهی خودش را دارد، فایل آن را در تنظیمات پیشرفته بنویسید.</translation>
    </message>
    <message>
        <source>Something answers, but not as the gateway&apos;s sign-in does.</source>
        <translation>پاسخی می‌رسد، ولی از سرویس ورود درگاه نیست.</translation>
    </message>
    <message>
        <source>The address is wrong, the network wants a sign-in of its own, or the gateway is down.</source>
        <translation>نشانی نادرست است، شبکه خودش ورود می‌خواهد یا درگاه از کار افتاده است.</translation>
    </message>
    <message>
        <source>Check the gateway&apos;s address. Open a web page: does the network ask for a sign-in?</source>
        <translation>نشانی درگاه را بررسی کنید. یک صفحهٔ وب باز کنید و ببینید شبکه ورود می‌خواهد یا نه.</translation>
    </message>
    <message>
        <source>The gateway does not accept the client.</source>
        <translation>درگاه سرویس‌گیرنده را نپذیرفت.</translation>
    </message>
    <message>
        <source>The client id or its secret is wrong, or of the other environment.</source>
        <translation>شناسه یا رمز سرویس‌گیرنده نادرست است یا برای محیط دیگری است.</translation>
    </message>
    <message>
        <source>Copy both again from the ministry&apos;s letter.</source>
        <translation>هر دو را دوباره از نامهٔ وزارت بهداشت وارد کنید.</translation>
    </message>
    <message>
        <source>The gateway does not accept the user.</source>
        <translation>درگاه کاربر را نپذیرفت.</translation>
    </message>
    <message>
        <source>The user name or the password is wrong.</source>
        <translation>نام کاربری یا گذرواژه نادرست است.</translation>
    </message>
    <message>
        <source>Type the password again. Mind the keyboard&apos;s language and Caps Lock.</source>
        <translation>گذرواژه را دوباره بنویسید. به زبان صفحه‌کلید و Caps Lock توجه کنید.</translation>
    </message>
    <message>
        <source>You are signed in, but the gateway refuses this centre.</source>
        <translation>ورود انجام شد، ولی درگاه این مرکز را نپذیرفت.</translation>
    </message>
    <message>
        <source>The pid, the system id or the facility id is wrong, or has no right to this service.</source>
        <translation>شناسهٔ pid، شناسهٔ سامانه یا شناسهٔ مرکز نادرست است یا به این سرویس دسترسی ندارد.</translation>
    </message>
    <message>
        <source>Check the three ids. If they are right, give the request id to the support.</source>
        <translation>این سه شناسه را بررسی کنید. اگر درست‌اند، شناسهٔ درخواست را به پشتیبانی درگاه بدهید.</translation>
    </message>
    <message>
        <source>The gateway says: {words}</source>
        <translation>پیام درگاه: {words}</translation>
    </message>
    <message>
        <source>What the settings file says here can&apos;t be used. Choose or type it again.</source>
        <translation>آنچه در فایل تنظیمات آمده قابل استفاده نیست. دوباره انتخاب کنید یا بنویسید.</translation>
    </message>
    <message>
        <source>This computer&apos;s policy file can&apos;t be used. Your IT has to mend it; nothing is sent until then.</source>
        <translation>فایل تنظیمات ثابت این رایانه قابل استفاده نیست. مسئول رایانهٔ مرکز باید آن را درست کند؛ تا آن زمان چیزی فرستاده نمی‌شود.</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Connection to the gateway</source>
        <translation>اتصال به درگاه</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>بازگشت</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>بررسی دوباره</translation>
    </message>
    <message>
        <source>Save without a check</source>
        <translation>ذخیره بدون بررسی</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>بررسی اتصال</translation>
    </message>
    <message>
        <source>Save and start</source>
        <translation>ذخیره و شروع</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>خوش آمدید</translation>
    </message>
    <message>
        <source>How do you want to work? This can be changed later in the menu.</source>
        <translation>می‌خواهید چگونه کار کنید؟ بعداً از منو هم می‌توانید آن را عوض کنید.</translation>
    </message>
    <message>
        <source>Secret and password are kept in this computer&apos;s vault, never in a file.</source>
        <translation>رمز و گذرواژه در گاوصندوق این رایانه نگه داشته می‌شوند، نه در فایل.</translation>
    </message>
    <message>
        <source>Check of the connection</source>
        <translation>بررسی اتصال</translation>
    </message>
    <message>
        <source>Signs in and reads something harmless. Nothing is booked or changed.</source>
        <translation>فقط وارد درگاه می‌شود و چیزی بی‌خطر می‌خواند. نوبتی ثبت نمی‌شود و چیزی تغییر نمی‌کند.</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Sign-in</source>
        <translation>ورود</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>مرکز</translation>
    </message>
    <message>
        <source>Advanced: addresses, proxy, certificate</source>
        <translation>پیشرفته: نشانی‌ها، پراکسی، گواهی</translation>
    </message>
    <message>
        <source>Another pid for single operations</source>
        <translation>شناسهٔ pid جداگانه برای بعضی عملیات</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>شناسهٔ سرویس‌گیرنده</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>رمز سرویس‌گیرنده</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>نام کاربری</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>گذرواژه</translation>
    </message>
    <message>
        <source>Pid</source>
        <translation>شناسهٔ pid</translation>
    </message>
    <message>
        <source>System id</source>
        <translation>شناسهٔ سامانه</translation>
    </message>
    <message>
        <source>Facility id</source>
        <translation>شناسهٔ مرکز</translation>
    </message>
    <message>
        <source>Centre&apos;s name</source>
        <translation>نام مرکز</translation>
    </message>
    <message>
        <source>Gateway&apos;s address</source>
        <translation>نشانی درگاه</translation>
    </message>
    <message>
        <source>Referral service&apos;s address</source>
        <translation>نشانی سرویس ارجاع</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>پراکسی</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>فایل گواهی</translation>
    </message>
    <message>
        <source>Production: bookings are real</source>
        <translation>عملیاتی: نوبت‌ها واقعی‌اند</translation>
    </message>
    <message>
        <source>Test: bookings go to the gateway&apos;s test services</source>
        <translation>آزمایشی: نوبت‌ها به سرویس‌های آزمایشی درگاه می‌روند</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>محیط</translation>
    </message>
    <message>
        <source>Show secret and password</source>
        <translation>نمایش رمز و گذرواژه</translation>
    </message>
    <message>
        <source>This computer has no vault. The secrets are kept for this run only: type them again next time.</source>
        <translation>این رایانه گاوصندوق ندارد. رمزها فقط تا بستن برنامه می‌مانند و بار بعد باید دوباره وارد شوند.</translation>
    </message>
    <message>
        <source>Medical council number</source>
        <translation>شمارهٔ نظام پزشکی</translation>
    </message>
    <message>
        <source>Nursing number</source>
        <translation>شمارهٔ نظام پرستاری</translation>
    </message>
    <message>
        <source>Midwifery number</source>
        <translation>شمارهٔ مامایی</translation>
    </message>
    <message>
        <source>Who stands behind the messages (if the gateway wants it)</source>
        <translation>ثبت‌کنندهٔ پیام‌ها (اگر درگاه بخواهد)</translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation>نوع شماره</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>شماره</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>نام خانوادگی</translation>
    </message>
</context>
<context>
    <name>KeysHelp</name>
    <message>
        <source>Keys</source>
        <translation>کلیدها</translation>
    </message>
    <message>
        <source>Of two keys the second is for where nothing is typed: a row of a list, a receipt.</source>
        <translation>کلید دوم برای جایی است که چیزی تایپ نمی‌شود: ردیف فهرست یا رسید نوبت.</translation>
    </message>
</context>
<context>
    <name>LockCover</name>
    <message>
        <source>Locked</source>
        <translation>قفل است</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>کاربران این رایانه</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>رمز عددی</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>باز کردن قفل</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>بازگشت</translation>
    </message>
    <message>
        <source>Who works here from now on?</source>
        <translation>از این پس چه کسی کار می‌کند؟</translation>
    </message>
    <message>
        <source>What was begun goes on; everything is where it was.</source>
        <translation>کارهای آغازشده ادامه دارد و همه چیز سر جای خود است.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>HQS Desktop</source>
        <translation>میز نوبت‌دهی</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>همه جا</translation>
    </message>
    <message>
        <source>In dialogs</source>
        <translation>در پنجره‌های گفتگو</translation>
    </message>
    <message>
        <source>In the directory</source>
        <translation>در دفتر</translation>
    </message>
</context>
<context>
    <name>NoticeBars</name>
    <message numerus="yes">
        <source>%n more notice(s)</source>
        <translation>
            <numerusform>%n پیام دیگر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeHistory</name>
    <message>
        <source>Stands</source>
        <translation>برقرار</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>کنار گذاشته</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>تمام‌شده</translation>
    </message>
</context>
<context>
    <name>NoticesDialog</name>
    <message>
        <source>Notices of this run</source>
        <translation>پیام‌ها از هنگام باز شدن برنامه</translation>
    </message>
    <message>
        <source>Put away, or show again</source>
        <translation>کنار گذاشتن یا نمایش دوباره</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Its number, or Enter, does what a notice offers.</source>
        <translation>شمارهٔ هر پیام، یا Enter، پیشنهاد آن را انجام می‌دهد.</translation>
    </message>
    <message>
        <source>None of them asks for anything now.</source>
        <translation>هیچ‌کدام اکنون کاری نمی‌خواهد.</translation>
    </message>
    <message>
        <source>Nothing was told in this run.</source>
        <translation>از هنگام باز شدن برنامه پیامی نبوده است.</translation>
    </message>
    <message>
        <source>It offers: {action}</source>
        <translation>پیشنهاد: {action}</translation>
    </message>
</context>
<context>
    <name>OnBooking</name>
    <message>
        <source>Came after all</source>
        <translation>بعداً آمد</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>“{text}” matches nothing</source>
        <translation>برای «{text}» چیزی پیدا نشد</translation>
    </message>
    <message>
        <source>Try fewer letters, the end of a mobile number, or a whole TQID.</source>
        <translation>حرف‌های کمتری بنویسید، یا پایان تلفن همراه، یا شناسهٔ نوبت کامل را.</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>صفحه</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>تنظیم</translation>
    </message>
    <message>
        <source>Track {tqid}</source>
        <translation>پیگیری {tqid}</translation>
    </message>
    <message>
        <source>TQID</source>
        <translation>شناسهٔ نوبت</translation>
    </message>
    <message>
        <source>Patient · {doctor}, {when}</source>
        <translation>بیمار · {doctor}، {when}</translation>
    </message>
    <message>
        <source>Doctor · {place}</source>
        <translation>پزشک · {place}</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>کد {code}</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>A command, a patient, a doctor, a TQID, a code, a setting</source>
        <translation>یک کار، بیمار، پزشک، شناسهٔ نوبت، کد یا تنظیم</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>یافته‌ها</translation>
    </message>
</context>
<context>
    <name>Patient</name>
    <message>
        <source>to be called</source>
        <translation>خبر داده نشده</translation>
    </message>
    <message>
        <source>told {day}</source>
        <translation>در {day}</translation>
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
        <source>Told?</source>
        <translation>خبر داده شد؟</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>ثبت‌کننده</translation>
    </message>
</context>
<context>
    <name>PatientBookings</name>
    <message>
        <source>Bookings of the patient</source>
        <translation>نوبت‌های بیمار</translation>
    </message>
</context>
<context>
    <name>PatientCard</name>
    <message>
        <source>No visit to come</source>
        <translation>نوبتی در پیش نیست</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>شناسه</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>تلفن همراه</translation>
    </message>
    <message>
        <source>Other mobiles</source>
        <translation>تلفن‌های همراه دیگر</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>نام‌های دیگر</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>اصلاح‌شده</translation>
    </message>
    <message>
        <source>{time}, by {operator}</source>
        <translation>{time}، {operator}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>PatientCorrection</name>
    <message>
        <source>Taken back: the patient is as before</source>
        <translation>برگردانده شد: مشخصات بیمار مثل قبل است</translation>
    </message>
    <message>
        <source>Corrected in this desk&apos;s journal</source>
        <translation>در دفتر نوبت‌های این میز اصلاح شد</translation>
    </message>
    <message>
        <source>Type the patient&apos;s name.</source>
        <translation>نام بیمار را وارد کنید.</translation>
    </message>
    <message>
        <source>Nothing is different yet. Correct a name or the mobile, or press Esc.</source>
        <translation>هنوز چیزی تغییر نکرده است. نام یا تلفن همراه را اصلاح کنید، یا Esc را بزنید.</translation>
    </message>
</context>
<context>
    <name>PatientDialog</name>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Waitlist</source>
        <translation>فهرست انتظار</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>پیگیری</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>در حال خواندن دفتر نوبت‌ها…</translation>
    </message>
    <message>
        <source>This desk has not booked this patient</source>
        <translation>از این میز نوبتی برای این بیمار ثبت نشده است</translation>
    </message>
    <message>
        <source>Only what was booked from here is shown, not what other desks or the patient booked.</source>
        <translation>فقط آنچه از همین میز ثبت شده دیده می‌شود، نه آنچه میزهای دیگر یا خود بیمار ثبت کرده‌اند.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>کپی شد</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{screen}, {n} to see to</source>
        <translation>{screen}؛ {n} مورد برای پیگیری</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Book</source>
        <translation>نوبت‌دهی</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>نوبت‌های ثبت‌شده</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>پیگیری</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>ارجاع</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>لغوهای پزشک</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>پیگیری بیماران</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>کدها</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>تنظیمات</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Code {code}</source>
        <translation>کد {code}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Language: Persian (فارسی)</source>
        <translation>زبان: فارسی</translation>
    </message>
    <message>
        <source>Language: English (English)</source>
        <translation>زبان: انگلیسی (English)</translation>
    </message>
    <message>
        <source>Colours: as the system</source>
        <translation>رنگ‌ها: مانند سیستم</translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation>رنگ‌ها: روشن</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>رنگ‌ها: تیره</translation>
    </message>
    <message>
        <source>Colours: high contrast</source>
        <translation>رنگ‌ها: کنتراست زیاد</translation>
    </message>
    <message>
        <source>Text size: normal</source>
        <translation>اندازهٔ متن: معمولی</translation>
    </message>
    <message>
        <source>Text size: large</source>
        <translation>اندازهٔ متن: بزرگ</translation>
    </message>
    <message>
        <source>Text size: very large</source>
        <translation>اندازهٔ متن: خیلی بزرگ</translation>
    </message>
    <message>
        <source>Text size: largest</source>
        <translation>اندازهٔ متن: بزرگ‌ترین</translation>
    </message>
</context>
<context>
    <name>Startup</name>
    <message>
        <source>HQS Desktop can&apos;t use its folder</source>
        <translation>«میز نوبت‌دهی» نمی‌تواند از پوشهٔ خود استفاده کند</translation>
    </message>
    <message>
        <source>HQS Desktop is open already, but does not answer</source>
        <translation>«میز نوبت‌دهی» باز است، ولی پاسخ نمی‌دهد</translation>
    </message>
    <message>
        <source>HQS Desktop is not installed completely</source>
        <translation>«میز نوبت‌دهی» کامل نصب نشده است</translation>
    </message>
    <message>
        <source>HQS Desktop had to end</source>
        <translation>«میز نوبت‌دهی» ناچار بسته شد</translation>
    </message>
    <message>
        <source>Settings and journal are kept there. Check that the disk is not full and that you may write to the folder, then start again; else give the line below to your IT person.</source>
        <translation>تنظیمات و دفتر نوبت‌ها در این پوشه نگهداری می‌شود. ببینید دیسک پر نباشد و اجازهٔ نوشتن در پوشه را داشته باشید، سپس برنامه را دوباره باز کنید؛ وگرنه سطر پایین را به مسئول رایانهٔ مرکز بدهید.</translation>
    </message>
    <message>
        <source>Wait a minute and start again. If that does not help, sign out of Windows and in again, or ask your IT person to end the program. What was being booked is checked at the next start.</source>
        <translation>یک دقیقه صبر کنید و برنامه را دوباره باز کنید. اگر نشد، از ویندوز خارج شوید و دوباره وارد شوید، یا از مسئول رایانهٔ مرکز بخواهید برنامه را ببندد. نوبتی که در حال ثبت بوده، در شروع بعدی پیگیری می‌شود.</translation>
    </message>
    <message>
        <source>A part of the program is missing or damaged. Give the line below to your IT person and have the program installed again; settings and journal stay.</source>
        <translation>بخشی از برنامه نیست یا خراب است. سطر پایین را به مسئول رایانهٔ مرکز بدهید تا برنامه را دوباره نصب کند؛ تنظیمات و دفتر نوبت‌ها می‌ماند.</translation>
    </message>
    <message>
        <source>Start it again: what was being booked is checked at the start. If it happens again, give the line below and the folder of the logs to your IT person.</source>
        <translation>برنامه را دوباره باز کنید: نوبتی که در حال ثبت بوده، هنگام شروع پیگیری می‌شود. اگر باز هم رخ داد، سطر پایین و پوشهٔ گزارش‌ها را به مسئول رایانهٔ مرکز بدهید.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Production</source>
        <translation>عملیاتی</translation>
    </message>
    <message>
        <source>Test: not real</source>
        <translation>آزمایشی · واقعی نیست</translation>
    </message>
    <message>
        <source>Training: not real</source>
        <translation>آموزشی · واقعی نیست</translation>
    </message>
    <message>
        <source>Environment: {name}</source>
        <translation>محیط: {name}</translation>
    </message>
    <message>
        <source>HQS Desktop</source>
        <translation>میز نوبت‌دهی</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>در حال آماده شدن…</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>تنظیم نشده</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>وصل است</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>ارتباط قطع است</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>ورود به درگاه ناموفق</translation>
    </message>
    <message>
        <source>Line: {state}</source>
        <translation>وضعیت ارتباط: {state}</translation>
    </message>
    <message>
        <source>Without the other desks</source>
        <translation>بدون هماهنگی با میزهای دیگر</translation>
    </message>
    <message numerus="yes">
        <source>%n not looked at</source>
        <translation>
            <numerusform>%n خوانده‌نشده</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>رنگ‌ها</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>مانند ویندوز</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>روشن</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>تیره</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>کنتراست زیاد</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>اندازهٔ نوشته</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>معمولی</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>درشت</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>خیلی درشت</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>درشت‌ترین</translation>
    </message>
    <message>
        <source>Gateway in trouble</source>
        <translation>درگاه خطا می‌دهد</translation>
    </message>
    <message>
        <source>Journal unavailable</source>
        <translation>دفتر نوبت‌ها در دسترس نیست</translation>
    </message>
</context>
</TS>
