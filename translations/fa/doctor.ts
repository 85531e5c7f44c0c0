<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Examine this desk</source>
        <translation>آزمودن این میز</translation>
    </message>
    <message>
        <source>Again from the first that failed</source>
        <translation>دوباره از نخستین مورد ناموفق</translation>
    </message>
    <message>
        <source>Stop the examination</source>
        <translation>توقف آزمون</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>کپی گزارش</translation>
    </message>
    <message>
        <source>Save the report as a file…</source>
        <translation>ذخیرهٔ گزارش در فایل…</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>The profile can&apos;t be used: {reason}</source>
        <translation>پوشهٔ برنامه را نمی‌توان به کار برد: {reason}</translation>
    </message>
    <message>
        <source>Only reads are tried, and on the test addresses where there are some.</source>
        <translation>فقط خواندن آزموده می‌شود، و هرجا نشانی آزمایشی هست، روی همان.</translation>
    </message>
    <message>
        <source>This desk is set up for training: there is no connection to try.</source>
        <translation>این میز برای آموزش تنظیم شده است: اتصالی برای آزمودن نیست.</translation>
    </message>
    <message>
        <source>This desk is not set up, or its settings can&apos;t be used. Open it first.</source>
        <translation>این میز تنظیم نشده، یا تنظیماتش به‌کاررفتنی نیست. نخست برنامه را باز کنید.</translation>
    </message>
    <message>
        <source>The vault has the client&apos;s secret and the password</source>
        <translation>رمز سرویس‌گیرنده و گذرواژه در گاوصندوق هست</translation>
    </message>
    <message>
        <source>The journal (this desk&apos;s own database) can be written</source>
        <translation>دفتر نوبت‌ها (پایگاه دادهٔ خود این میز) نوشتنی است</translation>
    </message>
    <message>
        <source>The centre&apos;s database lets this desk in</source>
        <translation>پایگاه دادهٔ مرکز این میز را می‌پذیرد</translation>
    </message>
    <message>
        <source>There is a printer, and it is ready</source>
        <translation>چاپگری هست و آماده است</translation>
    </message>
    <message>
        <source>The name is known</source>
        <translation>نام پیدا می‌شود</translation>
    </message>
    <message>
        <source>The port answers</source>
        <translation>پورت پاسخ می‌دهد</translation>
    </message>
    <message>
        <source>The proxy lets us through</source>
        <translation>عبور از پراکسی</translation>
    </message>
    <message>
        <source>The certificate is genuine</source>
        <translation>گواهی معتبر است</translation>
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
        <source>This computer&apos;s clock agrees with the gateway&apos;s</source>
        <translation>ساعت این رایانه با ساعت درگاه می‌خواند</translation>
    </message>
    <message>
        <source>Our pid is accepted</source>
        <translation>pid ما پذیرفته می‌شود</translation>
    </message>
    <message>
        <source>{step}: {subject}</source>
        <translation>{step}: {subject}</translation>
    </message>
    <message>
        <source>good</source>
        <translation>درست</translation>
    </message>
    <message>
        <source>see to it</source>
        <translation>رسیدگی کنید</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>نشد</translation>
    </message>
    <message>
        <source>not tried: what it needs failed</source>
        <translation>آزموده نشد: گام پیش از آن نشد</translation>
    </message>
    <message>
        <source>not tried: it writes</source>
        <translation>آزموده نمی‌شود: چون ثبت می‌کند</translation>
    </message>
    <message>
        <source>{state}  {step}</source>
        <translation>{state}  {step}</translation>
    </message>
    <message>
        <source>, valid until {day}</source>
        <translation>، معتبر تا {day}</translation>
    </message>
    <message>
        <source>{time} ms</source>
        <translation>{time} میلی‌ثانیه</translation>
    </message>
    <message>
        <source>Something is wrong: begin with the first step that failed.</source>
        <translation>چیزی درست نیست: از نخستین گامی که نشد آغاز کنید.</translation>
    </message>
    <message>
        <source>This desk can work; something should be seen to.</source>
        <translation>این میز می‌تواند کار کند؛ به موردی باید رسیدگی شود.</translation>
    </message>
    <message>
        <source>Nothing is wrong: this desk can work.</source>
        <translation>همه‌چیز درست است: این میز می‌تواند کار کند.</translation>
    </message>
    <message>
        <source>Request id: {id}</source>
        <translation>شناسهٔ درخواست: {id}</translation>
    </message>
    <message>
        <source>The client&apos;s secret, the password, or both are missing in this user&apos;s vault.</source>
        <translation>رمز سرویس‌گیرنده یا گذرواژه یا هر دو در گاوصندوق این کاربر نیست.</translation>
    </message>
    <message>
        <source>Type them under connection settings, or run the configure command as this user.</source>
        <translation>آن‌ها را در تنظیمات اتصال بنویسید، یا با همین کاربر فرمان configure را اجرا کنید.</translation>
    </message>
    <message>
        <source>This user&apos;s vault (Windows Credential Manager) can&apos;t be read.</source>
        <translation>گاوصندوق این کاربر (Credential Manager ویندوز) خوانده نمی‌شود.</translation>
    </message>
    <message>
        <source>See that the Credential Manager&apos;s service runs, and sign in to Windows anew.</source>
        <translation>ببینید سرویس Credential Manager روشن باشد و دوباره وارد ویندوز شوید.</translation>
    </message>
    <message>
        <source>The journal can&apos;t be opened or written: nothing can be booked.</source>
        <translation>دفتر نوبت‌ها باز یا نوشته نمی‌شود؛ نوبتی نمی‌توان ثبت کرد.</translation>
    </message>
    <message>
        <source>Check the free space and the right to write in the profile&apos;s folder.</source>
        <translation>جای خالی دیسک و اجازهٔ نوشتن در پوشهٔ برنامه را بررسی کنید.</translation>
    </message>
    <message>
        <source>The program is open and uses the journal.</source>
        <translation>برنامه باز است و دفتر نوبت‌ها را در دست دارد.</translation>
    </message>
    <message>
        <source>Nothing is to be done about that.</source>
        <translation>کاری لازم نیست.</translation>
    </message>
    <message>
        <source>The centre has a database, and this desk was given no place in it.</source>
        <translation>مرکز پایگاه داده دارد، ولی این میز هنوز به آن نپیوسته است.</translation>
    </message>
    <message>
        <source>Have this desk join it, as the instructions for the centre&apos;s desks say.</source>
        <translation>این میز را، همان‌گونه که در راهنمای میزهای مرکز آمده، به آن بپیوندید.</translation>
    </message>
    <message>
        <source>The centre&apos;s database does not answer: this desk does not see the others.</source>
        <translation>پایگاه دادهٔ مرکز پاسخ نمی‌دهد: این میز از میزهای دیگر باخبر نمی‌شود.</translation>
    </message>
    <message>
        <source>See that the server runs and lets this computer in; booking goes on all the same.</source>
        <translation>ببینید رایانهٔ آن روشن است و این رایانه را می‌پذیرد؛ نوبت‌دهی با این حال ادامه دارد.</translation>
    </message>
    <message>
        <source>The centre&apos;s database answers, but refuses this desk.</source>
        <translation>پایگاه دادهٔ مرکز پاسخ می‌دهد، ولی این میز را نمی‌پذیرد.</translation>
    </message>
    <message>
        <source>Have this desk join it anew; check the file of its authority (certificates).</source>
        <translation>این میز را دوباره به آن بپیوندید؛ فایل گواهی مرجع آن (certificates) را بررسی کنید.</translation>
    </message>
    <message>
        <source>This computer has no printer, or not the one that is set.</source>
        <translation>این رایانه چاپگر ندارد، یا چاپگر تعیین‌شده را ندارد.</translation>
    </message>
    <message>
        <source>Add one in Windows and make it the default; slips can be saved as files meanwhile.</source>
        <translation>در ویندوز چاپگری بیفزایید و پیش‌فرض کنید؛ تا آن زمان برگه‌ها را می‌توان در فایل ذخیره کرد.</translation>
    </message>
    <message>
        <source>The printer says that it can&apos;t print.</source>
        <translation>چاپگر می‌گوید که نمی‌تواند چاپ کند.</translation>
    </message>
    <message>
        <source>See that it is on, connected, and has paper.</source>
        <translation>ببینید روشن و وصل است و کاغذ دارد.</translation>
    </message>
    <message>
        <source>No address was found for this name.</source>
        <translation>برای این نام هیچ نشانی‌ای پیدا نشد.</translation>
    </message>
    <message>
        <source>Check the name in the settings, the network cable, and the DNS server.</source>
        <translation>نام در تنظیمات، کابل شبکه و DNS را بررسی کنید.</translation>
    </message>
    <message>
        <source>The host is there, but refuses this port.</source>
        <translation>رایانهٔ مقصد هست، ولی این پورت را نمی‌پذیرد.</translation>
    </message>
    <message>
        <source>Check the port in the address; a firewall on the way may refuse it.</source>
        <translation>پورت را در نشانی بررسی کنید؛ شاید دیوار آتشی در راه آن را رد می‌کند.</translation>
    </message>
    <message>
        <source>Nobody answers.</source>
        <translation>کسی پاسخ نمی‌دهد.</translation>
    </message>
    <message>
        <source>The line is down, or a firewall on the way drops what is sent.</source>
        <translation>خط قطع است، یا دیوار آتشی در راه بسته‌ها را دور می‌ریزد.</translation>
    </message>
    <message>
        <source>The proxy does not open a way to the gateway.</source>
        <translation>پراکسی راهی به درگاه باز نمی‌کند.</translation>
    </message>
    <message>
        <source>Allow the gateway&apos;s name and port there; check the proxy&apos;s address in the settings.</source>
        <translation>نام و پورت درگاه را در آن مجاز کنید؛ نشانی پراکسی را در تنظیمات بررسی کنید.</translation>
    </message>
    <message>
        <source>The proxy asks for a user and a password, and this desk has no right to pass it.</source>
        <translation>پراکسی نام کاربری و گذرواژه می‌خواهد و این میز اجازهٔ گذر از آن را ندارد.</translation>
    </message>
    <message>
        <source>Allow the gateway&apos;s name there for this computer without a password.</source>
        <translation>نام درگاه را در پراکسی برای این رایانه بدون گذرواژه مجاز کنید.</translation>
    </message>
    <message>
        <source>The certificate is not valid today: it is over, or this computer&apos;s clock is wrong.</source>
        <translation>گواهی امروز معتبر نیست: مهلتش گذشته، یا ساعت این رایانه نادرست است.</translation>
    </message>
    <message>
        <source>Check date and time first; then tell whoever runs the gateway.</source>
        <translation>نخست تاریخ و ساعت را ببینید؛ سپس به گردانندهٔ درگاه خبر دهید.</translation>
    </message>
    <message>
        <source>The certificate will be over in two weeks or less.</source>
        <translation>اعتبار گواهی تا دو هفتهٔ دیگر تمام می‌شود.</translation>
    </message>
    <message>
        <source>Whoever runs the gateway has to renew it.</source>
        <translation>گردانندهٔ درگاه باید آن را نو کند.</translation>
    </message>
    <message>
        <source>The certificate is another host&apos;s.</source>
        <translation>گواهی از آنِ نشانی دیگری است.</translation>
    </message>
    <message>
        <source>Check the address in the settings; something on the way may answer in its place.</source>
        <translation>نشانی را در تنظیمات بررسی کنید؛ شاید چیزی در راه به‌جای درگاه پاسخ می‌دهد.</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts vouches for the certificate.</source>
        <translation>هیچ مرجع مورد اعتماد این رایانه گواهی را تأیید نمی‌کند.</translation>
    </message>
    <message>
        <source>Name the authority&apos;s file in the settings (ca_file), if it is your network&apos;s own.</source>
        <translation>اگر گواهی از شبکهٔ خودتان است، فایل مرجع را در تنظیمات (ca_file) نام ببرید.</translation>
    </message>
    <message>
        <source>The file of the authority (ca_file) is missing, or holds no certificate.</source>
        <translation>فایل مرجع گواهی (ca_file) نیست، یا گواهی در آن نیست.</translation>
    </message>
    <message>
        <source>Mend its path in the settings, or export the certificate again as PEM.</source>
        <translation>مسیر آن را در تنظیمات درست کنید، یا گواهی را دوباره به‌صورت PEM بگیرید.</translation>
    </message>
    <message>
        <source>The port answers, but not with TLS.</source>
        <translation>پورت پاسخ می‌دهد، ولی نه با TLS.</translation>
    </message>
    <message>
        <source>Check the port in the address; something on the way may break the connection.</source>
        <translation>پورت را در نشانی بررسی کنید؛ شاید چیزی در راه ارتباط را می‌شکند.</translation>
    </message>
    <message>
        <source>Something answers, with a page or the like, but not as the gateway does.</source>
        <translation>چیزی پاسخ می‌دهد، مثلاً با یک صفحهٔ وب، ولی نه آن‌گونه که درگاه پاسخ می‌دهد.</translation>
    </message>
    <message>
        <source>Open a web page: does the network ask for a sign-in? Else check the address.</source>
        <translation>یک صفحهٔ وب باز کنید: آیا شبکه ورود می‌خواهد؟ وگرنه نشانی را بررسی کنید.</translation>
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
        <source>The user name or the password is wrong.</source>
        <translation>نام کاربری یا گذرواژه نادرست است.</translation>
    </message>
    <message>
        <source>Type the password again; mind the keyboard&apos;s language.</source>
        <translation>گذرواژه را دوباره بنویسید؛ زبان صفحه‌کلید را ببینید.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong.</source>
        <translation>ساعت این رایانه نادرست است.</translation>
    </message>
    <message>
        <source>Switch on automatic time in Windows.</source>
        <translation>تنظیم خودکار ساعت را در ویندوز روشن کنید.</translation>
    </message>
    <message>
        <source>The gateway refuses our pid as it refuses one that is nobody&apos;s.</source>
        <translation>درگاه pid ما را همان‌گونه رد می‌کند که یک pid ناشناس را.</translation>
    </message>
    <message>
        <source>Check the pid (or this operation&apos;s own, pid_overrides) with the ministry&apos;s letter.</source>
        <translation>pid (یا pid ویژهٔ این عملیات در pid_overrides) را با نامهٔ وزارت بسنجید.</translation>
    </message>
    <message>
        <source>The pid is good, but the gateway refuses this centre.</source>
        <translation>pid درست است، ولی درگاه این مرکز را نمی‌پذیرد.</translation>
    </message>
    <message>
        <source>Check the system id and the facility id; else give the request id to the support.</source>
        <translation>شناسهٔ سامانه و شناسهٔ مرکز را بررسی کنید؛ وگرنه شناسهٔ درخواست را به پشتیبانی بدهید.</translation>
    </message>
    <message>
        <source>The line broke, or the gateway answers with a fault of its own.</source>
        <translation>خط قطع شد، یا درگاه با خطای خودش پاسخ می‌دهد.</translation>
    </message>
    <message>
        <source>Examine again in a while; if it stays so, give the request id to the support.</source>
        <translation>کمی بعد دوباره بیازمایید؛ اگر همین بود، شناسهٔ درخواست را به پشتیبانی بدهید.</translation>
    </message>
    <message>
        <source>being tried…</source>
        <translation>در حال آزمودن…</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>هنوز آزموده نشده</translation>
    </message>
    <message>
        <source>What has to hold</source>
        <translation>آنچه باید درست باشد</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>نتیجه</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>زمان</translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>Examination of this desk</source>
        <translation>آزمون این میز</translation>
    </message>
</context>
<context>
    <name>DoctorViewModel</name>
    <message>
        <source>{done} of {all} tried</source>
        <translation>{done} از {all} آزموده شد</translation>
    </message>
    <message>
        <source>Only reads are tried, on the test addresses where there are some. Nothing is booked.</source>
        <translation>فقط خواندن آزموده می‌شود، و هرجا نشانی آزمایشی هست روی همان. چیزی ثبت نمی‌شود.</translation>
    </message>
    <message>
        <source>Stopped after {done} of {all}</source>
        <translation>پس از {done} از {all} متوقف شد</translation>
    </message>
    <message>
        <source>This desk is not set up yet.</source>
        <translation>این میز هنوز تنظیم نشده است.</translation>
    </message>
    <message>
        <source>Set the connection up first, on the page before.</source>
        <translation>نخست اتصال را در صفحهٔ «اتصال» تنظیم کنید.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>گزارش کپی شد.</translation>
    </message>
    <message>
        <source>The report was not saved.</source>
        <translation>گزارش ذخیره نشد.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>ذخیره شد: {file}</translation>
    </message>
</context>
<context>
    <name>StepView</name>
    <message>
        <source>Steps of the examination</source>
        <translation>گام‌های آزمون</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>The settings, without secrets: {file}</source>
        <translation>تنظیمات، بی رمزها: {file}</translation>
    </message>
    <message>
        <source>Nothing was changed: mend the file first.</source>
        <translation>چیزی عوض نشد: نخست فایل را درست کنید.</translation>
    </message>
    <message>
        <source>The settings hold from the next start. Secrets are typed at each desk.</source>
        <translation>تنظیمات از شروع بعدی برقرارند. رمزها در هر میز جداگانه نوشته می‌شوند.</translation>
    </message>
    <message>
        <source>For support, without secrets and patients: {file}</source>
        <translation>برای پشتیبانی، بی رمز و بی نام بیمار: {file}</translation>
    </message>
    <message>
        <source>Changed: {name}</source>
        <translation>عوض شد: {name}</translation>
    </message>
    <message>
        <source>Fixed by policy, and kept: {name}</source>
        <translation>با سیاست مرکز ثابت شده و ماند: {name}</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>چیزی نوشته نشد.</translation>
    </message>
</context>
</TS>
