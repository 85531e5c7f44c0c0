<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BasketDialog</name>
    <message numerus="yes">
        <source>%n of them will be booked, one after the other; the others stay in the basket.</source>
        <translation>
            <numerusform>%n of them will be booked; the others stay in the basket.</numerusform>
            <numerusform>%n of them will be booked, one after the other; the others stay in the basket.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n will be booked, one after the other. Each has its own outcome.</source>
        <translation>
            <numerusform>%n will be booked.</numerusform>
            <numerusform>%n will be booked, one after the other. Each has its own outcome.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BasketViewModel</name>
    <message numerus="yes">
        <source>%n booked</source>
        <translation>
            <numerusform>%n booked</numerusform>
            <numerusform>%n booked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being checked: don&apos;t book it again, its end is told by itself.</source>
        <translation>
            <numerusform>%n being checked: don&apos;t book it again, its end is told by itself.</numerusform>
            <numerusform>%n being checked: don&apos;t book them again, their end is told by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not booked: its number leads to other slots for the same patient.</source>
        <translation>
            <numerusform>%n not booked: its number leads to other slots for the same patient.</numerusform>
            <numerusform>%n not booked: their numbers lead to other slots for the same patients.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeBars</name>
    <message numerus="yes">
        <source>%n more notice(s)</source>
        <translation>
            <numerusform>%n more notice</numerusform>
            <numerusform>%n more notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>%n not looked at</source>
        <translation>
            <numerusform>%n not looked at</numerusform>
            <numerusform>%n not looked at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitForm</name>
    <message numerus="yes">
        <source>%n other(s) wait for the same.</source>
        <translation>
            <numerusform>%n other waits for the same.</numerusform>
            <numerusform>%n others wait for the same.</numerusform>
        </translation>
    </message>
</context>
</TS>
