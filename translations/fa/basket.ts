<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Basket</name>
    <message>
        <source>The patient is missing</source>
        <translation>بیمار نوشته نشده است</translation>
    </message>
    <message>
        <source>The patient is not complete</source>
        <translation>مشخصات بیمار کامل نیست</translation>
    </message>
    <message>
        <source>The same slot as number {n}</source>
        <translation>همان وقتِ شمارهٔ {n}</translation>
    </message>
    <message>
        <source>The same patient at the same time as number {n}</source>
        <translation>همین بیمار، هم‌زمان با شمارهٔ {n}</translation>
    </message>
</context>
<context>
    <name>BasketButton</name>
    <message>
        <source>Basket: {n}</source>
        <translation>سبد: {n}</translation>
    </message>
</context>
<context>
    <name>BasketDialog</name>
    <message>
        <source>Put back</source>
        <translation>برگرداندن</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>برداشتن</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>جلوتر</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>عقب‌تر</translation>
    </message>
    <message>
        <source>One slip of all</source>
        <translation>یک برگه برای همه</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>کپی متن</translation>
    </message>
    <message>
        <source>The basket</source>
        <translation>سبد نوبت‌ها</translation>
    </message>
    <message>
        <source>Read to the patient, then book all</source>
        <translation>برای بیمار بخوانید، سپس همه را ثبت کنید</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>در حال ثبت نوبت‌ها…</translation>
    </message>
    <message>
        <source>What was booked</source>
        <translation>نتیجهٔ ثبت</translation>
    </message>
    <message>
        <source>The basket is empty. {key} on a free slot puts it in, with the patient who is typed.</source>
        <translation>سبد خالی است. {key} روی یک وقت آزاد، آن را با بیماری که نوشته‌اید در سبد می‌گذارد.</translation>
    </message>
    <message>
        <source>A number takes that one up: to type its patient, or for another slot.</source>
        <translation>با شماره، همان را باز کنید: برای نوشتن بیمار یا انتخاب وقت دیگر.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them will be booked, one after the other; the others stay in the basket.</source>
        <translation>
            <numerusform>%n نوبت یکی پس از دیگری ثبت می‌شود؛ بقیه در سبد می‌ماند.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n will be booked, one after the other. Each has its own outcome.</source>
        <translation>
            <numerusform>%n نوبت یکی پس از دیگری ثبت می‌شود. هر کدام نتیجهٔ خودش را دارد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Esc stops after the one that is under way.</source>
        <translation>با Esc، پس از نوبتی که در حال ثبت است متوقف می‌شود.</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>مرور با بیمار</translation>
    </message>
    <message>
        <source>Book all</source>
        <translation>ثبت همه</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تمام</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>بازگشت</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>توقف</translation>
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
    <name>BasketViewModel</name>
    <message numerus="yes">
        <source>%n booked</source>
        <translation>
            <numerusform>%n نوبت ثبت شد</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is booked yet</source>
        <translation>هنوز نوبتی ثبت نشده است</translation>
    </message>
    <message numerus="yes">
        <source>%n being checked: don&apos;t book it again, its end is told by itself.</source>
        <translation>
            <numerusform>نتیجهٔ %n نوبت در حال بررسی است: دوباره ثبت نکنید؛ نتیجه خودبه‌خود اعلام می‌شود.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not booked: its number leads to other slots for the same patient.</source>
        <translation>
            <numerusform>%n مورد ثبت نشد: با شمارهٔ هر کدام، وقت‌های دیگری برای همان بیمار می‌آید.</numerusform>
        </translation>
    </message>
    <message>
        <source>A booking that is moved can&apos;t go into the basket</source>
        <translation>نوبتی که جابه‌جا می‌شود در سبد جا ندارد</translation>
    </message>
    <message>
        <source>Go to a free slot, or take one up; {key} then puts it in, with the patient.</source>
        <translation>روی یک وقت آزاد بروید یا آن را باز کنید؛ سپس {key} آن را با بیمار در سبد می‌گذارد.</translation>
    </message>
    <message>
        <source>No slot is chosen</source>
        <translation>وقتی انتخاب نشده است</translation>
    </message>
    <message>
        <source>Choose another slot.</source>
        <translation>وقت دیگری انتخاب کنید.</translation>
    </message>
    <message>
        <source>Another booking is half typed here</source>
        <translation>اینجا نوبت دیگری نیمه‌کاره است</translation>
    </message>
    <message>
        <source>Book it, park it or leave it with Esc; then take this one up.</source>
        <translation>آن را ثبت کنید، کنار بگذارید یا با Esc رها کنید؛ سپس این یکی را باز کنید.</translation>
    </message>
    <message>
        <source>{key} puts it back into the basket.</source>
        <translation>{key} آن را به سبد برمی‌گرداند.</translation>
    </message>
    <message>
        <source>Number {n} of the basket</source>
        <translation>شمارهٔ {n} سبد</translation>
    </message>
    <message>
        <source>It is in the basket already</source>
        <translation>از پیش در سبد است</translation>
    </message>
    <message>
        <source>In the basket: {patient}, {when}</source>
        <translation>در سبد گذاشته شد: {patient}، {when}</translation>
    </message>
    <message>
        <source>In the basket without a patient: {when}</source>
        <translation>بدون بیمار در سبد گذاشته شد: {when}</translation>
    </message>
    <message>
        <source>The patient stays for the next slot. {key} shows the basket and books all of it.</source>
        <translation>بیمار برای وقت بعدی می‌ماند. {key} سبد را نشان می‌دهد و همه را ثبت می‌کند.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>no patient typed</source>
        <translation>بیماری نوشته نشده</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>آماده نیست</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>آمادهٔ ثبت</translation>
    </message>
    <message>
        <source>Being booked</source>
        <translation>در حال ثبت</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>در حال بررسی</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>ثبت شد</translation>
    </message>
    <message>
        <source>Not booked</source>
        <translation>ثبت نشد</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Put slot and patient into the basket</source>
        <translation>گذاشتن وقت و بیمار در سبد</translation>
    </message>
    <message>
        <source>The basket: book all in one go</source>
        <translation>سبد: ثبت همه با هم</translation>
    </message>
    <message>
        <source>Take out of the basket</source>
        <translation>برداشتن از سبد</translation>
    </message>
    <message>
        <source>Earlier in the basket</source>
        <translation>جلوتر بردن در سبد</translation>
    </message>
    <message>
        <source>Later in the basket</source>
        <translation>عقب‌تر بردن در سبد</translation>
    </message>
    <message>
        <source>Take that one up: its patient, another slot</source>
        <translation>باز کردن همان شماره: بیمار یا وقت دیگر</translation>
    </message>
</context>
</TS>
