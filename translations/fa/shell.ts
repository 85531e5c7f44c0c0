<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
    <context>
        <name>CheckPage</name>
        <message>
            <source>The connection is being checked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tracking number: {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>passed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not checked yet</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ChoicePage</name>
        <message>
            <source>Connect to the gateway</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You need the client id, user, pid and facility id that your centre was given.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try it on the built-in gateway</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Invented doctors and patients, nothing leaves this computer. For learning and trying.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start the demo</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FieldEdit</name>
        <message>
            <source>Stored. Leave it empty to keep it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set for this computer by your IT.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FirstRun</name>
        <message>
            <source>Fill this in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is too long: 500 characters at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is no address. It should look like https://host or https://host/path.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The address must begin with https; http is for this computer only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave user and password out of the address: it is stored readable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave out everything from ? or # on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A proxy's address is only host and port, like http://host:8080.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only Latin letters, digits and signs, without blanks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A client id holds no colon.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is an invisible character in it. Type it by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No certificate was found in this file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The proxy lets us through</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gateway is reached</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its certificate is genuine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in service answers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Client id and secret are accepted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>User and password are accepted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pid, system and facility are accepted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings could not be saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file can't be written: {place}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space or ask for write access to the folder, then save again. Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The proxy does not let us through.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is switched off, its address is wrong, or it wants a password.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the proxy's address under the advanced settings, or leave it empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gateway can't be reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The line is down, the address is wrong, or a firewall is in the way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the network cable and the gateway's address, then check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gateway's certificate can't be verified.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This computer's clock is wrong, or something on the way reads along.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check date and time. A network's own certificate is named in the advanced settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something answers, but not as the gateway's sign-in does.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The address is wrong, the network wants a sign-in of its own, or the gateway is down.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the gateway's address. Open a web page: does the network ask for a sign-in?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gateway does not accept the client.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The client id or its secret is wrong, or of the other environment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy both again from the ministry's letter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gateway does not accept the user.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The user name or the password is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type the password again. Mind the keyboard's language and Caps Lock.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You are signed in, but the gateway refuses this centre.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pid, the system id or the facility id is wrong, or has no right to this service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the three ids. If they are right, give the tracking number to the support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gateway says: {words}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FirstRunDialog</name>
        <message>
            <source>Connection to the gateway</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save without a check</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the connection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save and start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Welcome</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How do you want to work? This can be changed later in the menu.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Secret and password are kept in this computer's vault, never in a file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check of the connection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Signs in and reads something harmless. Nothing is booked or changed.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FormPage</name>
        <message>
            <source>Sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Centre</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Addresses, proxy and certificate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another pid for single operations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Client id</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Client secret</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>User name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>System id</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Facility id</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Centre's name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gateway's address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Referral service's address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proxy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Certificate file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Production: bookings are real</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test: bookings go to the gateway's test services</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show secret and password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This computer has no vault. The secrets are kept for this run only: type them again next time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Medical council number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nursing number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Midwifery number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Who stands behind the messages (if the gateway wants it)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind of number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last name</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Front</name>
        <message>
            <source>Book</source>
            <translation>نوبت‌دهی</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>میز کار</translation>
        </message>
        <message>
            <source>Track</source>
            <translation>پیگیری</translation>
        </message>
    </context>
    <context>
        <name>KeysHelp</name>
        <message>
            <source>Keys</source>
            <translation>کلیدها</translation>
        </message>
        <message>
            <source>Go on: search, open, confirm</source>
            <translation>ادامه: جست‌وجو، باز کردن، تأیید</translation>
        </message>
        <message>
            <source>Back, close, stop the search</source>
            <translation>بازگشت، بستن، توقف جست‌وجو</translation>
        </message>
        <message>
            <source>Next field</source>
            <translation>خانهٔ بعدی</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>تازه‌سازی</translation>
        </message>
        <message>
            <source>Cancel the chosen booking</source>
            <translation>لغو نوبت انتخاب‌شده</translation>
        </message>
        <message>
            <source>Undo what can be undone</source>
            <translation>برگرداندن آنچه برگشت‌پذیر است</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>منو</translation>
        </message>
        <message>
            <source>These keys</source>
            <translation>همین راهنمای کلیدها</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>HQS Desktop</source>
            <translation>میز نوبت‌دهی</translation>
        </message>
    </context>
    <context>
        <name>ShellViewModel</name>
        <message>
            <source>This computer has no vault for passwords</source>
            <translation>این رایانه جای امنی برای نگهداری رمزها ندارد.</translation>
        </message>
        <message>
            <source>Passwords and the journal are kept only until the program closes. Tell your IT person.</source>
            <translation>رمزها و دفتر نوبت‌ها فقط تا بسته شدن برنامه می‌مانند. به مسئول رایانهٔ مرکز خبر دهید.</translation>
        </message>
        <message>
            <source>A settings file could not be read</source>
            <translation>یک فایل تنظیمات خوانده نشد.</translation>
        </message>
        <message>
            <source>{place}: {reason}. Safe defaults are used; give this line to your IT person.</source>
            <translation>{place}: {reason}. مقدارهای پیش‌فرض امن به کار رفته است؛ این سطر را به مسئول رایانهٔ مرکز بدهید.</translation>
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
            <source>Menu (Alt+M)</source>
            <translation>منو (Alt+M)</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>منو</translation>
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
            <source>Connection…</source>
            <translation>اتصال به درگاه…</translation>
        </message>
        <message>
            <source>Keys (F1)</source>
            <translation>کلیدها (F1)</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>خروج</translation>
        </message>
    </context>
</TS>
