<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Read the referral paper</source>
        <translation>خواندن برگهٔ ارجاع</translation>
    </message>
    <message>
        <source>Search, ask again</source>
        <translation>جستجو، درخواست دوباره</translation>
    </message>
    <message>
        <source>Only the next quota</source>
        <translation>فقط سهمیهٔ بعدی</translation>
    </message>
</context>
<context>
    <name>Referral</name>
    <message>
        <source>Day</source>
        <translation>روز</translation>
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
        <source>Service</source>
        <translation>خدمت</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>سهمیه</translation>
    </message>
    <message>
        <source>More slots come as you scroll.</source>
        <translation>وقت‌های بعدی با پایین رفتن می‌آیند.</translation>
    </message>
    <message>
        <source>The next slots are coming…</source>
        <translation>وقت‌های بعدی در راه است…</translation>
    </message>
    <message>
        <source>Stopped. {key} asks for the next slots.</source>
        <translation>متوقف شد. {key} وقت‌های بعدی را می‌آورد.</translation>
    </message>
    <message>
        <source>The next slots did not come: {reason}. {key} asks again.</source>
        <translation>وقت‌های بعدی نیامد: {reason}. {key} دوباره درخواست می‌کند.</translation>
    </message>
    <message>
        <source>No centre offers a referral slot of this specialty from that day on.</source>
        <translation>هیچ مرکزی از آن روز به بعد برای این تخصص وقت ارجاع ندارد.</translation>
    </message>
    <message>
        <source>No centre that takes this insurer offers a referral slot of this specialty.</source>
        <translation>هیچ مرکز طرف این بیمه‌گر برای این تخصص وقت ارجاع ندارد.</translation>
    </message>
    <message>
        <source>With any insurer</source>
        <translation>با هر بیمه‌گر</translation>
    </message>
    <message>
        <source>From today on</source>
        <translation>از امروز</translation>
    </message>
    <message>
        <source>No slot to refer to</source>
        <translation>وقتی برای ارجاع نیست</translation>
    </message>
    <message>
        <source>Every quota</source>
        <translation>همهٔ سهمیه‌ها</translation>
    </message>
    <message>
        <source>Ask for the next slots</source>
        <translation>آوردن وقت‌های بعدی</translation>
    </message>
    <message>
        <source>The filter is: {quota}.</source>
        <translation>فیلتر: {quota}.</translation>
    </message>
    <message>
        <source>None of the slots that came is of this quota</source>
        <translation>هیچ‌یک از وقت‌هایی که آمد از این سهمیه نیست</translation>
    </message>
    <message>
        <source>{n} slots could not be read</source>
        <translation>{n} وقت خوانده نشد</translation>
    </message>
    <message>
        <source>The gateway sent them damaged, so they are not shown.</source>
        <translation>درگاه آن‌ها را ناقص فرستاد و نشان داده نشدند.</translation>
    </message>
    <message>
        <source>If they are missed, tell support: the log names the damaged fields.</source>
        <translation>اگر لازم است، به پشتیبانی بگویید: گزارش نام فیلدها را دارد.</translation>
    </message>
    <message>
        <source>The referral could not be read</source>
        <translation>ارجاع خوانده نشد</translation>
    </message>
    <message>
        <source>The gateway sent it damaged.</source>
        <translation>درگاه آن را ناقص فرستاد.</translation>
    </message>
    <message>
        <source>Type the specialty and the patient from the paper.</source>
        <translation>تخصص و مشخصات بیمار را از روی برگه بنویسید.</translation>
    </message>
    <message>
        <source>This is no referral&apos;s tracking number</source>
        <translation>این شناسهٔ نوبت برای ارجاع نیست</translation>
    </message>
    <message>
        <source>Scan the paper&apos;s other code, or type the specialty. Track (F4) shows what it is.</source>
        <translation>کد دیگر برگه را اسکن کنید یا تخصص را بنویسید. «پیگیری» (F4) نشان می‌دهد چیست.</translation>
    </message>
    <message>
        <source>The gateway knows no referral under it.</source>
        <translation>درگاه ارجاعی با این شناسه نمی‌شناسد.</translation>
    </message>
    <message>
        <source>The slot is free: nobody was referred to it, or the referral was cancelled.</source>
        <translation>این وقت آزاد است: کسی به آن ارجاع نشده یا ارجاع لغو شده است.</translation>
    </message>
    <message>
        <source>Ask the patient for the newest paper, or type the specialty.</source>
        <translation>تازه‌ترین برگه را از بیمار بخواهید یا تخصص را بنویسید.</translation>
    </message>
    <message>
        <source>It is a slot of another kind; by the gateway&apos;s word: {status}.</source>
        <translation>این وقت از نوع دیگری است؛ به گفتهٔ درگاه: {status}.</translation>
    </message>
    <message>
        <source>The paper is of another patient: {patient}</source>
        <translation>برگه برای بیمار دیگری است: {patient}</translation>
    </message>
    <message>
        <source>The form holds {patient}.</source>
        <translation>در فرم {patient} نوشته شده است.</translation>
    </message>
    <message>
        <source>Take the patient of the paper, and what was typed goes; or correct the paper&apos;s number.</source>
        <translation>اگر بیمار برگه را بگیرید، آنچه نوشته شده پاک می‌شود؛ وگرنه شناسهٔ برگه را درست کنید.</translation>
    </message>
    <message>
        <source>The referral names no patient</source>
        <translation>در ارجاع نام بیمار نیست</translation>
    </message>
    <message>
        <source>Type the patient&apos;s number from the paper.</source>
        <translation>شمارهٔ بیمار را از روی برگه بنویسید.</translation>
    </message>
    <message>
        <source>The referral names no specialty</source>
        <translation>در ارجاع تخصص نیست</translation>
    </message>
    <message>
        <source>Choose the specialty that stands on the paper.</source>
        <translation>تخصص روی برگه را انتخاب کنید.</translation>
    </message>
    <message>
        <source>A booking is under way</source>
        <translation>یک ثبت نوبت در حال انجام است</translation>
    </message>
    <message>
        <source>Wait for its end, then read the paper again ({key}).</source>
        <translation>تا پایان آن صبر کنید، سپس برگه را دوباره بخوانید ({key}).</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>درخواست دوباره</translation>
    </message>
</context>
<context>
    <name>ReferralBar</name>
    <message>
        <source>Referral paper&apos;s number (TQID)</source>
        <translation>شناسهٔ نوبت روی برگهٔ ارجاع (TQID)</translation>
    </message>
    <message>
        <source>Specialty</source>
        <translation>تخصص</translation>
    </message>
    <message>
        <source>Two letters, then Enter</source>
        <translation>دو حرف، سپس Enter</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>بیمه‌گر</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>هر بیمه‌گر</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>از روز</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>جستجو</translation>
    </message>
</context>
<context>
    <name>ReferralCriteria</name>
    <message>
        <source>Choose a specialty: two letters of it and Enter.</source>
        <translation>تخصص را انتخاب کنید: دو حرف آن و Enter.</translation>
    </message>
    <message>
        <source>Correct the first day.</source>
        <translation>تاریخ شروع را درست کنید.</translation>
    </message>
    <message>
        <source>The first day is over. Choose today or later.</source>
        <translation>تاریخ شروع گذشته است. امروز یا دیرتر را انتخاب کنید.</translation>
    </message>
</context>
<context>
    <name>ReferralResults</name>
    <message>
        <source>Every quota</source>
        <translation>همهٔ سهمیه‌ها</translation>
    </message>
    <message>
        <source>Only {quota}</source>
        <translation>فقط {quota}</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>در حال اتصال…</translation>
    </message>
    <message>
        <source>{n} of {total} slots came</source>
        <translation>{n} وقت از {total} آمد</translation>
    </message>
    <message>
        <source>{came}; {n} shown</source>
        <translation>{came}؛ {n} وقت نشان داده شده</translation>
    </message>
</context>
<context>
    <name>ReferralScreen</name>
    <message>
        <source>Referral</source>
        <translation>ارجاع</translation>
    </message>
</context>
<context>
    <name>ReferralViewModel</name>
    <message>
        <source>Scan a referral paper or choose a specialty, then a slot. Its details stand here.</source>
        <translation>برگهٔ ارجاع را اسکن یا تخصص را انتخاب کنید، سپس وقت را. جزئیات وقت اینجا می‌آید.</translation>
    </message>
    <message>
        <source>“{text}” matches nothing</source>
        <translation>«{text}» پیدا نشد</translation>
    </message>
    <message>
        <source>Type other letters, or choose from the list ({key}).</source>
        <translation>حروف دیگری بنویسید یا از فهرست انتخاب کنید ({key}).</translation>
    </message>
</context>
<context>
    <name>ReferralWork</name>
    <message>
        <source>Stop</source>
        <translation>توقف</translation>
    </message>
    <message>
        <source>Take patient</source>
        <translation>گرفتن بیمار</translation>
    </message>
    <message>
        <source>This paper has several referrals. Which one?</source>
        <translation>این برگه چند ارجاع دارد. کدام؟</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>نتیجه‌ها</translation>
    </message>
    <message>
        <source>For {patient}</source>
        <translation>برای {patient}</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>در حال اتصال…</translation>
    </message>
    <message>
        <source>The search begins by itself as soon as the gateway can be asked.</source>
        <translation>جستجو به محض دسترسی به درگاه خودکار آغاز می‌شود.</translation>
    </message>
    <message>
        <source>Asking for referral slots…</source>
        <translation>در حال گرفتن وقت‌های ارجاع…</translation>
    </message>
    <message>
        <source>Refer a patient</source>
        <translation>ارجاع بیمار</translation>
    </message>
    <message>
        <source>Scan the code of the referral paper, or type two letters of a specialty and press Enter.</source>
        <translation>کد برگهٔ ارجاع را اسکن کنید، یا دو حرف تخصص را بنویسید و Enter بزنید.</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>ارجاع‌ها</translation>
    </message>
</context>
<context>
    <name>SlotTableView</name>
    <message>
        <source>Slots</source>
        <translation>وقت‌ها</translation>
    </message>
</context>
</TS>
