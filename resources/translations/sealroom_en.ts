<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>About</name>
    <message numerus="yes">
        <location filename="ui/text/about_words.py"/>
        <source>%n people were in the room then.</source>
        <translation><numerusform>%n person was in the room then.</numerusform><numerusform>%n people were in the room then.</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/about_words.py"/>
        <source>%n of them you have not verified.</source>
        <translation><numerusform>%n of them you have not verified.</numerusform><numerusform>%n of them you have not verified.</numerusform></translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message numerus="yes">
        <location filename="ui/text/connection_words.py"/>
        <source>Next try in %n s</source>
        <translation><numerusform>Next try in %n s</numerusform><numerusform>Next try in %n s</numerusform></translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message numerus="yes">
        <location filename="ui/text/event_words.py"/>
        <source>%n people</source>
        <translation><numerusform>%n person</numerusform><numerusform>%n people</numerusform></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <location filename="ui/text/file_words.py"/>
        <source>%n pictures</source>
        <translation><numerusform>%n picture</numerusform><numerusform>%n pictures</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/file_words.py"/>
        <source>%n files</source>
        <translation><numerusform>%n file</numerusform><numerusform>%n files</numerusform></translation>
    </message>
</context>
<context>
    <name>Forward</name>
    <message numerus="yes">
        <location filename="ui/dialogs/forward.py"/>
        <source>{first} and %n more</source>
        <translation><numerusform>{first} and %n more</numerusform><numerusform>{first} and %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>Later</name>
    <message numerus="yes">
        <location filename="ui/text/later_words.py"/>
        <source>%n messages did not go at their time</source>
        <translation><numerusform>%n message did not go at its time</numerusform><numerusform>%n messages did not go at their time</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/later_words.py"/>
        <source>%n messages wait to be sent, the next {when}</source>
        <translation><numerusform>%n message waits to be sent, {when}</numerusform><numerusform>%n messages wait to be sent, the next {when}</numerusform></translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message numerus="yes">
        <location filename="ui/text/web_link_words.py"/>
        <source>%n more</source>
        <translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message numerus="yes">
        <location filename="ui/text/notification_words.py"/>
        <source>%n new messages</source>
        <translation><numerusform>%n new message</numerusform><numerusform>%n new messages</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/notification_words.py"/>
        <source>%n new messages, the last from {name}</source>
        <translation><numerusform>%n new message, the last from {name}</numerusform><numerusform>%n new messages, the last from {name}</numerusform></translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message numerus="yes">
        <location filename="ui/text/outbox_words.py"/>
        <source>%n messages were not sent</source>
        <translation><numerusform>%n message was not sent</numerusform><numerusform>%n messages were not sent</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/outbox_words.py"/>
        <source>%n messages go out when the connection is back</source>
        <translation><numerusform>%n message goes out when the connection is back</numerusform><numerusform>%n messages go out when the connection is back</numerusform></translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message numerus="yes">
        <location filename="ui/text/recovery_words.py"/>
        <source>%n newer room keys are not in it.</source>
        <translation><numerusform>%n newer room key is not in it.</numerusform><numerusform>%n newer room keys are not in it.</numerusform></translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message numerus="yes">
        <location filename="ui/text/room_words.py"/>
        <source>%n people</source>
        <translation><numerusform>%n person</numerusform><numerusform>%n people</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/room_words.py"/>
        <source>%n people here are not verified by you</source>
        <translation><numerusform>%n person here is not verified by you</numerusform><numerusform>%n people here are not verified by you</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/room_words.py"/>
        <source>%n unread</source>
        <translation><numerusform>%n unread</numerusform><numerusform>%n unread</numerusform></translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <location filename="ui/room/selection.py"/>
        <source>%n chosen</source>
        <translation><numerusform>%n chosen</numerusform><numerusform>%n chosen</numerusform></translation>
    </message>
</context>
<context>
    <name>SendFiles</name>
    <message numerus="yes">
        <location filename="ui/dialogs/send_files.py"/>
        <source>%n files go at a time; the rest was left out.</source>
        <translation><numerusform>%n file goes at a time; the rest was left out.</numerusform><numerusform>%n files go at a time; the rest was left out.</numerusform></translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message numerus="yes">
        <location filename="ui/sheets.py"/>
        <source>Recall %n messages?</source>
        <translation><numerusform>Recall %n message?</numerusform><numerusform>Recall %n messages?</numerusform></translation>
    </message>
</context>
<context>
    <name>Talk</name>
    <message numerus="yes">
        <location filename="ui/text/talk_words.py"/>
        <source>%n more</source>
        <translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <location filename="ui/text/item_words.py"/>
        <source>%n messages from {name} never arrived</source>
        <translation><numerusform>%n message from {name} never arrived</numerusform><numerusform>%n messages from {name} never arrived</numerusform></translation>
    </message>
</context>
<context>
    <name>ToEndButton</name>
    <message numerus="yes">
        <location filename="ui/timeline/to_end.py"/>
        <source>To the newest message, %n unread</source>
        <translation><numerusform>To the newest message, %n unread</numerusform><numerusform>To the newest message, %n unread</numerusform></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <location filename="ui/text/tray_words.py"/>
        <source>Sealroom: %n unread messages</source>
        <translation><numerusform>Sealroom: %n unread message</numerusform><numerusform>Sealroom: %n unread messages</numerusform></translation>
    </message>
</context>
<context>
    <name>When</name>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n minutes ago</source>
        <translation><numerusform>%n minute ago</numerusform><numerusform>%n minutes ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n hours ago</source>
        <translation><numerusform>%n hour ago</numerusform><numerusform>%n hours ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n days ago</source>
        <translation><numerusform>%n day ago</numerusform><numerusform>%n days ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n minutes</source>
        <translation><numerusform>%n minute</numerusform><numerusform>%n minutes</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n hours</source>
        <translation><numerusform>%n hour</numerusform><numerusform>%n hours</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n days</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n years</source>
        <translation><numerusform>%n year</numerusform><numerusform>%n years</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n weeks</source>
        <translation><numerusform>%n week</numerusform><numerusform>%n weeks</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n seconds</source>
        <translation><numerusform>%n second</numerusform><numerusform>%n seconds</numerusform></translation>
    </message>
</context>
</TS>
