<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <location filename="ui/dialogs/about/details.py"/>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/details.py"/>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/details.py"/>
        <source>Key number</source>
        <translation>密钥编号</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/details.py"/>
        <source>Key fingerprint</source>
        <translation>密钥指纹</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/details.py"/>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/details.py"/>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/details.py"/>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/details.py"/>
        <source>Signed</source>
        <translation>签名时间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/details.py"/>
        <source>Taken</source>
        <translation>中继收到</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/details.py"/>
        <source>Received</source>
        <translation>收到时间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/sheet.py"/>
        <source>About this message</source>
        <translation>关于这条消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/sheet.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/sheet.py"/>
        <source>Verify…</source>
        <translation>验证…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/sheet.py"/>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/sheet.py"/>
        <source>Asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/sheet.py"/>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/troubles.py"/>
        <source>See…</source>
        <translation>查看…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/troubles.py"/>
        <source>{what}: lost on the way, or held back by the relay. Ask {name} to say it again.</source>
        <translation>{what}：在途中丢失，或被中继扣留。请让 {name} 重发一次。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/troubles.py"/>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/troubles.py"/>
        <source>Ask again now</source>
        <translation>现在再次询问</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>you</source>
        <translation>你</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Sealed</source>
        <translation>已加密</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Not sealed</source>
        <translation>未加密</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Sealed, and waits for its key</source>
        <translation>已加密，正在等待密钥</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Could not be verified</source>
        <translation>无法验证</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Only those who hold the room’s key of that time can read it. The relay carried it, and cannot.</source>
        <translation>只有持有房间当时密钥的人才能阅读。中继只负责传送，无法读取。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It went in the open: the relay can read it, and so can everybody with access to it. It is signed, so nobody could change it unseen.</source>
        <translation>它以明文发出：中继以及任何能访问中继的人都能读取。消息带有签名，没有人能悄悄改动。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It is here, and opens by itself when the key comes to this computer. The relay cannot read it.</source>
        <translation>消息已经送达，密钥到达这台电脑后会自动打开。中继无法读取。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Its text is not shown, and nothing in it is believed.</source>
        <translation>不显示正文，其中的任何内容都不予采信。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It goes out in the open: the relay will be able to read it.</source>
        <translation>它会以明文发出：中继将能读取。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It goes out sealed, under the key that the room has then.</source>
        <translation>它会加密发出，使用房间届时的密钥。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Key made by you, {when}</source>
        <translation>密钥由你生成，{when}</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Key made by {name}, {when}</source>
        <translation>密钥由 {name} 生成，{when}</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It is the room’s first key.</source>
        <translation>这是房间的第一把密钥。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Replaced the one before because {who}.</source>
        <translation>更换上一把密钥的原因：{who}。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Replaced the one before because its time was over.</source>
        <translation>因上一把密钥到期而更换。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Replaced the one before because someone joined.</source>
        <translation>因有人加入而更换上一把密钥。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Made because sealing was switched on again.</source>
        <translation>因重新开启加密而生成。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Replaced the one before because an Owner asked for it.</source>
        <translation>因房主要求而更换上一把密钥。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It is still in use.</source>
        <translation>目前仍在使用。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It was in use until {when}.</source>
        <translation>使用至 {when}。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It was made on this computer.</source>
        <translation>由这台电脑生成。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It came here from another device of yours, {when}.</source>
        <translation>来自你的另一台设备，{when}。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>{name} handed it to you when letting you in, {when}.</source>
        <translation>{name} 准许你加入时交给你的，{when}。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It came here from {name}, {when}.</source>
        <translation>由 {name} 交给你，{when}。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Written by you</source>
        <translation>由你撰写</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Written by {name}</source>
        <translation>由 {name} 撰写</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Said to be from {name}</source>
        <translation>据称来自 {name}</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Whether {name} wrote it cannot be told.</source>
        <translation>无法确定是否由 {name} 撰写。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Signed by {name}, whose fingerprint you have compared: verified.</source>
        <translation>由 {name} 签名，你已核对过对方的指纹：已验证。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Signed by {name}. You have not compared fingerprints yet, so that this is the person you mean is the relay’s word.</source>
        <translation>由 {name} 签名。你还没有核对过指纹，因此对方是否就是你所想的那个人，只有中继的说法。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>On which of your devices was not recorded.</source>
        <translation>没有记录是在你的哪台设备上写的。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>On this computer.</source>
        <translation>在这台电脑上。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>On another device of yours.</source>
        <translation>在你的另一台设备上。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Written</source>
        <translation>撰写时间</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Signed as written</source>
        <translation>签名所示撰写时间</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Said to be written</source>
        <translation>据称撰写时间</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Signed as changed</source>
        <translation>签名所示编辑时间</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>First written</source>
        <translation>最初撰写时间</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Received here</source>
        <translation>在此收到</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Confirmed here</source>
        <translation>在此确认</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Taken by the relay</source>
        <translation>中继收到</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Whoever is in the room when it goes out.</source>
        <translation>发出时在房间里的所有人。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>That cannot be told of a message that is not believed.</source>
        <translation>对于不予采信的消息，无法判断这一点。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Only you were in the room then.</source>
        <translation>当时房间里只有你。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Only {name} was in the room then.</source>
        <translation>当时房间里只有 {name}。</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/about_words.py"/>
        <source>%n people were in the room then.</source>
        <translation><numerusform>当时房间里有 %n 人。</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>You have verified all of them.</source>
        <translation>你已验证所有人。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>One of them you have not verified.</source>
        <translation>其中有一人你尚未验证。</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/about_words.py"/>
        <source>%n of them you have not verified.</source>
        <translation><numerusform>其中有 %n 人你尚未验证。</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>out since {date}</source>
        <translation>{date}起已离开</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>came {date}</source>
        <translation>{date}加入</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>by you, {date}</source>
        <translation>由你共享，{date}</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>by {name}, {date}</source>
        <translation>由 {name} 共享，{date}</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Why it is not believed was not recorded when it came.</source>
        <translation>消息到达时没有记录不予采信的原因。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>{name} was not in the room at this point, and who is not in it cannot write in it.</source>
        <translation>{name} 此时不在房间里，而不在房间里的人不能在其中发言。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>A message of this number came before: the relay has delivered an old one again, or moved it. What was said first is shown where it belongs.</source>
        <translation>之前已经收到过这个编号的消息：中继重复投递了旧消息，或改变了它的位置。最先收到的内容显示在它应在的位置。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>{name} was not allowed to write in the room at that moment.</source>
        <translation>{name} 当时无权在房间里发言。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It was not signed by {name}, or was changed on its way. Ask {name} in another way what was written.</source>
        <translation>它没有 {name} 的签名，或在途中被改动。请用其他方式向 {name} 询问原文。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It knows of changes to the room that came only after it: it was moved on its way.</source>
        <translation>它引用了在它之后才发生的房间变更：它在途中被挪动了位置。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It belongs to another history of this room than yours. You went on after the relay had shown that; ask {name} in another way what was written.</source>
        <translation>它属于与你所见不同的另一份房间历史。中继暴露此事后你选择了继续；请用其他方式向 {name} 询问原文。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It came unsealed, and this room takes only sealed messages. Ask {name} to send it again, sealed.</source>
        <translation>它未加密就到达，而这个房间只接受加密消息。请让 {name} 加密后重发。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>It is sealed under a key that was not in use at this point.</source>
        <translation>它所用的密钥此时并未启用。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>{name} tried to change or recall what someone else wrote, and may not do that. Nothing was changed.</source>
        <translation>{name} 试图编辑或撤回他人的消息，而对方无权这样做。没有任何改动。</translation>
    </message>
    <message>
        <location filename="ui/text/about_words.py"/>
        <source>Its key does not open it, or what is in it has no form that this app knows. Ask {name} to send it again.</source>
        <translation>它的密钥打不开它，或其中的内容是本应用不认识的格式。请让 {name} 重发。</translation>
    </message>
</context>
<context>
    <name>AboutBar</name>
    <message>
        <location filename="ui/composer/about_bar.py"/>
        <source>Let go of it</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <location filename="ui/dialogs/app_settings/about.py"/>
        <source>Copy version</source>
        <translation>复制版本号</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/about.py"/>
        <source>End-to-end encrypted group chat for the desktop.</source>
        <translation>桌面端的端到端加密群聊。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/about.py"/>
        <source>Made with</source>
        <translation>使用的组件</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/about.py"/>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/about.py"/>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>Alarm</name>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>{room} has stopped</source>
        <translation>“{room}”已停止</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Ask another member, by another way than this relay, what stands under “History” in the details of the room there. The same number with other letters proves two histories. Yours is:</source>
        <translation>请通过这个中继之外的途径，向另一位成员核对对方房间详情中“历史”一栏的内容。编号相同而字母不同，就证明存在两份历史。你的是：</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Compare with the others</source>
        <translation>与其他人核对</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>What was seen, as it was signed, without anything that somebody wrote.</source>
        <translation>所见的内容，保持签名时的原样，不含任何人写的正文。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Keep the evidence</source>
        <translation>保留证据</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Save the evidence…</source>
        <translation>保存证据…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>You send and get nothing more here. What was written stays.</source>
        <translation>你在这里不再收发任何消息。已有的内容会保留。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Leave the room</source>
        <translation>退出房间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Leave…</source>
        <translation>退出…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Once you know how it came about, or if you take the risk with open eyes.</source>
        <translation>在你弄清缘由之后，或者你清楚并愿意承担风险时。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Go on all the same</source>
        <translation>仍然继续</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Go on…</source>
        <translation>继续…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Save the evidence</source>
        <translation>保存证据</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Evidence (*.json)</source>
        <translation>证据 (*.json)</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Saved as {file}</source>
        <translation>已保存为 {file}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Go on in {room}?</source>
        <translation>在“{room}”中继续？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>You can send again then, and get what was written meanwhile. The room’s timeline will say that you went on.</source>
        <translation>之后你又能发送消息，并收到这期间的消息。房间的消息记录会注明你选择了继续。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>I know what was seen, and accept this</source>
        <translation>我了解所发现的问题，并接受风险</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Going on…</source>
        <translation>正在继续…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Seen</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>In short</source>
        <translation>概要</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>In the name of</source>
        <translation>署名</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Its number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Its fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>History it knows</source>
        <translation>它所知的历史</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Relay’s number</source>
        <translation>中继的编号</translation>
    </message>
    <message>
        <location filename="ui/dialogs/alarm.py"/>
        <source>Your last change</source>
        <translation>你所知的最后一次变更</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The relay passed on a change that is not signed by whom it names.</source>
        <translation>中继转交了一项变更，它没有所署之人的签名。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The relay passed on a change that nobody had the right to make.</source>
        <translation>中继转交了一项任何人都无权作出的变更。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The relay passed on a change that does not follow from what you have.</source>
        <translation>中继转交了一项与你已有内容不衔接的变更。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The relay put something of another room into this one.</source>
        <translation>中继把另一个房间的内容放进了这个房间。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The relay shows a member another room than it shows you.</source>
        <translation>中继向某位成员展示的房间与展示给你的不同。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>This is not the room as whoever gave you its link knew it.</source>
        <translation>这与给你链接的人所知的房间不一致。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>You left this room after it had stopped. What was written stays here.</source>
        <translation>你在房间停止后退出了它。已有的内容保留在这里。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>You left this room, but the relay did not take it: others may still see you in it. You send nothing.</source>
        <translation>你已退出这个房间，但中继没有受理：其他人可能仍看到你在其中。你不会再发送任何内容。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>{seen} Nothing is sent until you decide.</source>
        <translation>{seen}在你作出决定之前，不会发送任何内容。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>A room that was to let you in cannot be shown: what the relay says of it cannot be true. Ask for another link, by another way.</source>
        <translation>一个准备让你加入的房间无法显示：中继对它的说法不可能属实。请通过其他途径索取另一个链接。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>{room} has stopped. Open it to see why.</source>
        <translation>“{room}”已停止。打开它查看原因。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>Whoever runs the relay, or broke into it, made the change up or altered it: to let somebody in, to switch sealing off, or to put somebody out. It was not carried out here.</source>
        <translation>运行中继的人或入侵中继的人伪造或改动了这项变更：为了放某人进来、关闭加密，或把某人赶出去。这项变更没有在此执行。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>Somebody with a changed app, and a relay that lets it pass, tried to do what only others may: let somebody in, take a role, replace the key. It was not carried out here.</source>
        <translation>有人使用改动过的应用，而中继放行了它，试图做只有其他人才能做的事：准许他人加入、夺取角色、更换密钥。这没有在此执行。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The relay leaves out something that happened in this room before, or shows different changes to different members. Somebody may be in the room whom you do not see, or out of it who seems to be here.</source>
        <translation>中继隐瞒了这个房间之前发生的事，或向不同成员展示了不同的变更。房间里可能有你看不到的人，或者看似在房间里的人其实已不在。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The relay moved it on purpose, or mixed up its rooms. It was not taken in here.</source>
        <translation>中继有意挪动了它，或弄混了它的房间。它没有被采纳。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The relay leaves out what happened in this room, from you or from them. Somebody may have been put out, or let in, without your knowing: what you write might reach them.</source>
        <translation>中继向你或向他们隐瞒了这个房间里发生的事。可能有人在你不知情时被移出或加入：你写的内容可能会被他们看到。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The relay may have cut the room’s history short, so that somebody who was put out long ago could let you in. Or somebody changed the link on its way to you.</source>
        <translation>中继可能截短了房间的历史，使很久以前被移出的人得以准许你加入。或者有人在链接送达途中改动了它。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The relay may be lying, or a member may have helped it to.</source>
        <translation>中继可能在说谎，也可能有成员协助它。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>What was seen stays left out. The relay that passed it on keeps carrying this room: it can leave things out, and try again.</source>
        <translation>所发现的内容仍不采纳。转交它的中继继续传送这个房间的消息：它可能漏掉内容，也可能再次尝试。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The room goes on from where you last knew it. Where the relay still leaves something out, further changes do not follow either, and the room stops again.</source>
        <translation>房间从你最后所知之处继续。如果中继仍有隐瞒，后续变更也无法衔接，房间会再次停止。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>What they wrote in the other history is shown as not verified. What you write goes to who is in the room as you see it: that may be somebody who is out of it for others.</source>
        <translation>他们在另一份历史中写的内容会显示为无法验证。你写的内容会发给你所见的房间成员：其中可能有在别人看来已经离开的人。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>You take this room for the right one although its link says otherwise. Whoever is in it reads what you write.</source>
        <translation>尽管链接的说法不同，你仍认定这就是正确的房间。房间里的人都能读到你写的内容。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The room goes on from where you last knew it, over the same relay.</source>
        <translation>房间从你最后所知之处继续，仍通过同一个中继。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The change bears the name of {name}, who need not know of it.</source>
        <translation>这项变更署名为 {name}，而对方未必知情。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>The message bears the name of {name}, who need not know of it.</source>
        <translation>这条消息署名为 {name}，而对方未必知情。</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>You went on after a change that was not signed</source>
        <translation>出现未签名的变更后，你选择了继续</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>You went on after a change against the rules</source>
        <translation>出现违反规则的变更后，你选择了继续</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>You went on after a change that did not follow</source>
        <translation>出现不衔接的变更后，你选择了继续</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>You went on after something of another room</source>
        <translation>出现其他房间的内容后，你选择了继续</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>You went on after a sign of two histories</source>
        <translation>出现两份历史的迹象后，你选择了继续</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>You went on although the link spoke of another history</source>
        <translation>尽管链接所述的历史不同，你选择了继续</translation>
    </message>
    <message>
        <location filename="ui/text/alarm_words.py"/>
        <source>You went on after an alarm</source>
        <translation>出现警报后，你选择了继续</translation>
    </message>
</context>
<context>
    <name>AppPage</name>
    <message>
        <location filename="ui/dialogs/app_settings/page.py"/>
        <source>Remembering…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>AppSettings</name>
    <message>
        <location filename="ui/dialogs/app_settings/sheet.py"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/sheet.py"/>
        <source>Parts of the settings</source>
        <translation>设置的分类</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/sheet.py"/>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Light or dark, and changes with it</source>
        <translation>浅色或深色，随系统变化</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Dark words on a light ground</source>
        <translation>浅底深字</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Light words on a dark ground</source>
        <translation>深底浅字</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Size of words</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>{size} pixels, as usual</source>
        <translation>{size} 像素（默认）</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>{size} pixels</source>
        <translation>{size} 像素</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Rooms and messages stand closer, so that more of them are seen</source>
        <translation>房间和消息排得更密，一次能看到更多</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Less motion</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Nothing turns or blinks while you wait</source>
        <translation>等待时没有任何转动或闪烁</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/appearance.py"/>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
</context>
<context>
    <name>AskedCard</name>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>You were not let into {room}</source>
        <translation>你未获准加入“{room}”</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>Asked {when} by the link of {giver}. Someone in the room lets you in.</source>
        <translation>{when}通过 {giver} 的链接申请。房间里的人会处理你的申请。</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>Asked {when}. Someone in the room has to let you in.</source>
        <translation>{when}申请。需要房间里的人准许你加入。</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>You asked to join {room}</source>
        <translation>你申请加入“{room}”</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <location filename="ui/autostart.py"/>
        <source>{file} could not be changed: {why}</source>
        <translation>无法更改 {file}：{why}</translation>
    </message>
    <message>
        <location filename="ui/autostart.py"/>
        <source>The registry could not be changed: {why}</source>
        <translation>无法更改注册表：{why}</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <location filename="ui/timeline/calendar.py"/>
        <source>Jump to a day</source>
        <translation>跳转到某一天</translation>
    </message>
    <message>
        <location filename="ui/timeline/calendar.py"/>
        <source>The month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <location filename="ui/timeline/calendar.py"/>
        <source>The month after</source>
        <translation>下个月</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <location filename="ui/rooms/card_list.py"/>
        <source>Requests to answer</source>
        <translation>待处理的请求</translation>
    </message>
</context>
<context>
    <name>CleanUp</name>
    <message>
        <location filename="ui/dialogs/clean_up.py"/>
        <source>Clean up {room}</source>
        <translation>清理“{room}”</translation>
    </message>
    <message>
        <location filename="ui/dialogs/clean_up.py"/>
        <source>What is deleted</source>
        <translation>删除哪些内容</translation>
    </message>
    <message>
        <location filename="ui/dialogs/clean_up.py"/>
        <source>It is deleted from this computer, for good, and from search. The others keep theirs, and so may your other devices, the relay and a recovery kit. Who came and went, the keys, and what still waits to go out stay.</source>
        <translation>内容会从这台电脑和搜索中永久删除。其他人仍保留他们的，你的其他设备、中继和恢复包也可能保留。成员的来去、密钥以及仍在等待发送的内容会保留。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/clean_up.py"/>
        <source>Delete messages</source>
        <translation>删除消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/clean_up.py"/>
        <source>All messages</source>
        <translation>所有消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/clean_up.py"/>
        <source>Messages older than a year</source>
        <translation>一年前的消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/clean_up.py"/>
        <source>Messages older than a week</source>
        <translation>一周前的消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/clean_up.py"/>
        <source>Messages older than {days} days</source>
        <translation>{days} 天前的消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/clean_up.py"/>
        <source>Deleting…</source>
        <translation>正在删除…</translation>
    </message>
</context>
<context>
    <name>ClockBar</name>
    <message>
        <location filename="ui/clock_bar.py"/>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message>
        <location filename="ui/text/clock_words.py"/>
        <source>Written {span} before the relay took it</source>
        <translation>撰写后 {span} 中继才收到</translation>
    </message>
    <message>
        <location filename="ui/text/clock_words.py"/>
        <source>Dated {span} ahead, probably by a wrong clock</source>
        <translation>日期超前 {span}，可能是时钟不准</translation>
    </message>
    <message>
        <location filename="ui/text/clock_words.py"/>
        <source>Its time is in doubt: clocks differ</source>
        <translation>时间存疑：时钟不一致</translation>
    </message>
    <message>
        <location filename="ui/text/clock_words.py"/>
        <source>This computer’s clock and the relay’s differ by {span}. Check this computer’s date and time; if they are right, the relay’s are wrong.</source>
        <translation>这台电脑的时钟与中继的相差 {span}。请检查这台电脑的日期和时间；如果无误，就是中继的时钟不准。</translation>
    </message>
    <message>
        <location filename="ui/text/clock_words.py"/>
        <source>It was signed as written {span} before the relay took it: it waited to be sent, or was held back, or the clock it was written by is slow.</source>
        <translation>签名所示的撰写时间比中继收到它早 {span}：它可能在等待发送，或被扣留，或撰写设备的时钟偏慢。</translation>
    </message>
    <message>
        <location filename="ui/text/clock_words.py"/>
        <source>It is dated {span} later than the relay took it. The clock of the device it was written on was probably ahead.</source>
        <translation>它的日期比中继收到它晚 {span}。撰写设备的时钟可能偏快。</translation>
    </message>
    <message>
        <location filename="ui/text/clock_words.py"/>
        <source>The relay says it took it {span} later than it came here. The clocks of {name} and of this computer agree, so the relay’s is probably ahead.</source>
        <translation>中继称收到它的时间比它到达这里晚 {span}。{name} 与这台电脑的时钟一致，因此可能是中继的时钟偏快。</translation>
    </message>
    <message>
        <location filename="ui/text/clock_words.py"/>
        <source>The relay says it took it {span} before it was written. The clocks of {name} and of this computer agree, so the relay’s is probably behind.</source>
        <translation>中继称在它写成之前 {span} 就已收到。{name} 与这台电脑的时钟一致，因此可能是中继的时钟偏慢。</translation>
    </message>
    <message>
        <location filename="ui/text/clock_words.py"/>
        <source>The clocks of {name} and of the relay agree; this computer’s was probably {span} behind. Check its date and time.</source>
        <translation>{name} 与中继的时钟一致；这台电脑的时钟可能偏慢 {span}。请检查它的日期和时间。</translation>
    </message>
    <message>
        <location filename="ui/text/clock_words.py"/>
        <source>This computer’s clock and the relay’s differed by {span}. Check the date and time of this computer; if they are right, the relay’s were not.</source>
        <translation>这台电脑的时钟与中继的曾相差 {span}。请检查这台电脑的日期和时间；如果无误，就是中继的不准。</translation>
    </message>
    <message>
        <location filename="ui/text/clock_words.py"/>
        <source>Its times do not fit each other, and no two clocks agree: nobody can tell from them which is wrong.</source>
        <translation>各处时间互相矛盾，没有两个时钟一致：无法据此判断哪个不准。</translation>
    </message>
</context>
<context>
    <name>CodePicture</name>
    <message>
        <location filename="ui/code_picture.py"/>
        <source>This picture takes too long to read. Cut out the code alone.</source>
        <translation>识别这张图片耗时过长。请只截取二维码部分。</translation>
    </message>
    <message>
        <location filename="ui/code_picture.py"/>
        <source>This file cannot be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <location filename="ui/code_picture.py"/>
        <source>This is no picture that can be read: PNG, JPEG, WebP or BMP.</source>
        <translation>这不是可读取的图片：请使用 PNG、JPEG、WebP 或 BMP。</translation>
    </message>
    <message>
        <location filename="ui/code_picture.py"/>
        <source>This picture is too large. Cut out the code alone.</source>
        <translation>这张图片太大。请只截取二维码部分。</translation>
    </message>
    <message>
        <location filename="ui/code_picture.py"/>
        <source>This picture is damaged, or not what it seems to be.</source>
        <translation>这张图片已损坏，或并非它看上去的那种文件。</translation>
    </message>
</context>
<context>
    <name>Codes</name>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>You have verified {name}.</source>
        <translation>你已验证 {name}。</translation>
    </message>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>You have verified {name} by QR code, {when}.</source>
        <translation>你已通过二维码验证 {name}，{when}。</translation>
    </message>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>You have verified {name} by comparing, {when}.</source>
        <translation>你已通过核对指纹验证 {name}，{when}。</translation>
    </message>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>It matches, in both directions: {name} is verified. Tell {name}, who can then press “They match” without reading yours.</source>
        <translation>双向匹配：{name} 已验证。请告诉 {name}，对方无需再扫描你的，直接点按“一致”即可。</translation>
    </message>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>This is another code than Sealroom shows to compare. Nothing was compared.</source>
        <translation>这不是 Sealroom 用于核对的二维码。没有进行任何核对。</translation>
    </message>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>This code was made by a newer Sealroom. Install the newest one, or compare by voice.</source>
        <translation>这个二维码由更新版本的 Sealroom 生成。请安装最新版本，或通过语音核对。</translation>
    </message>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>This is your own code. Let {name} read it, and read the one {name} shows.</source>
        <translation>这是你自己的二维码。请让 {name} 扫描它，再扫描 {name} 展示的那个。</translation>
    </message>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>Not verified: this code is of an identity at another relay. If {name} really meets you at this one, somebody stands between you. Compare by voice before you trust it.</source>
        <translation>未验证：这个二维码属于另一个中继上的身份。如果 {name} 确实在这个中继与你联系，就有人夹在你们中间。请先通过语音核对再信任。</translation>
    </message>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>Not verified: this is the code of {other}, not of {name}. If {name} really showed it, do not trust either before you have asked both.</source>
        <translation>未验证：这是 {other} 的二维码，不是 {name} 的。如果确实是 {name} 展示的，在向双方问清之前，两者都不要相信。</translation>
    </message>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>Not verified: another identity is called {name} too, and this is its code. It may be one from before; or the one you know here is a stranger’s. Ask {name} which is right.</source>
        <translation>未验证：另一个身份也叫 {name}，这是它的二维码。它可能是对方从前的身份；也可能你在这里认识的是陌生人。请问 {name} 哪个才对。</translation>
    </message>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>Not verified: this is {name}’s code, but it was made for somebody else than you, or {name} takes another identity for yours. Ask {name} to open Verify on you, and read that code. If it stays so, somebody stands between you.</source>
        <translation>未验证：这是 {name} 的二维码，但它是为别人生成的，或者 {name} 把另一个身份当成了你。请让 {name} 对你打开“验证”，再扫描那个二维码。如果仍然如此，就有人夹在你们中间。</translation>
    </message>
    <message>
        <location filename="ui/text/code_words.py"/>
        <source>Not verified: the keys differ. If this code is really {name}’s, the {name} you know here is somebody else, who stands between you. Let them in nowhere, write them nothing, and tell {name}.</source>
        <translation>未验证：密钥不同。如果这确实是 {name} 的二维码，那么你在这里认识的 {name} 就是夹在你们中间的另一个人。不要准许对方加入任何房间，不要给对方写任何内容，并告诉 {name}。</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Room {number} of the list</source>
        <translation>列表中的第 {number} 个房间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Sealroom</source>
        <translation>Sealroom</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Between rooms</source>
        <translation>房间之间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>In a room</source>
        <translation>房间内</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Writing</source>
        <translation>书写</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Everything that can be done</source>
        <translation>所有可用操作</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Go to a room or person</source>
        <translation>前往房间或联系人</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Lock Sealroom</source>
        <translation>锁定 Sealroom</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Quit Sealroom</source>
        <translation>退出 Sealroom</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>New room</source>
        <translation>新建房间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Join by a link</source>
        <translation>通过链接加入</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Next room</source>
        <translation>下一个房间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Previous room</source>
        <translation>上一个房间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Next unread room</source>
        <translation>下一个未读房间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Previous unread room</source>
        <translation>上一个未读房间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Back to the room before</source>
        <translation>返回之前的房间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Forward again</source>
        <translation>再次前进</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Previous part of the window</source>
        <translation>窗口的上一部分</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Show or hide people and keys</source>
        <translation>显示或隐藏成员与密钥</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Mark this room as unread, or as read</source>
        <translation>将此房间标为未读或已读</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Pin this room, or unpin it</source>
        <translation>置顶或取消置顶此房间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Mute this room, or hear it again</source>
        <translation>将此房间设为免打扰或取消</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Archive this room, or bring it back</source>
        <translation>归档或取消归档此房间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Export this room to a file</source>
        <translation>将此房间导出为文件</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Open this room in its own window</source>
        <translation>在单独窗口中打开此房间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Close this window</source>
        <translation>关闭此窗口</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Settings of this room</source>
        <translation>此房间的设置</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Invite people to this room</source>
        <translation>邀请他人加入此房间</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Find in this room</source>
        <translation>在此房间中查找</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Search everywhere</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Jump to a day</source>
        <translation>跳转到某一天</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Oldest unread message</source>
        <translation>最早的未读消息</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Beginning of the room</source>
        <translation>房间的开头</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>End of the room</source>
        <translation>房间的末尾</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Open or close the lock for one message</source>
        <translation>为一条消息打开或关闭锁</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Attach a file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Emoji</source>
        <translation>表情符号</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Send what is written later</source>
        <translation>稍后发送所写内容</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Send what is written without a notification</source>
        <translation>静默发送所写内容</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Answer an earlier message</source>
        <translation>回复更早的消息</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Answer a later message</source>
        <translation>回复更晚的消息</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Bold</source>
        <translation>粗体</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Italic</source>
        <translation>斜体</translation>
    </message>
    <message>
        <location filename="ui/text/command_words.py"/>
        <source>Code</source>
        <translation>代码</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <location filename="ui/composer/composer.py"/>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <location filename="ui/composer/composer.py"/>
        <source>Send files…</source>
        <translation>发送文件…</translation>
    </message>
    <message>
        <location filename="ui/composer/composer.py"/>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <location filename="ui/composer/composer.py"/>
        <source>Not sealed: the relay can read this message</source>
        <translation>未加密：中继能读取这条消息</translation>
    </message>
    <message>
        <location filename="ui/composer/composer.py"/>
        <source>See and decide…</source>
        <translation>查看并决定…</translation>
    </message>
    <message>
        <location filename="ui/composer/composer.py"/>
        <source>What was seen…</source>
        <translation>发现了什么…</translation>
    </message>
    <message>
        <location filename="ui/composer/composer.py"/>
        <source>Emoji ({keys})</source>
        <translation>表情符号 ({keys})</translation>
    </message>
    <message>
        <location filename="ui/composer/composer.py"/>
        <source>Emoji</source>
        <translation>表情符号</translation>
    </message>
    <message>
        <location filename="ui/composer/permission.py"/>
        <source>You are not in this room any more. What was written stays here.</source>
        <translation>你已不在这个房间里。已有的内容保留在这里。</translation>
    </message>
    <message>
        <location filename="ui/composer/permission.py"/>
        <source>You are muted here: you can read, but not write.</source>
        <translation>你在这里被禁言：可以阅读，但不能发言。</translation>
    </message>
    <message>
        <location filename="ui/composer/permission.py"/>
        <source>Waits for the room’s key. What you write goes out with it.</source>
        <translation>正在等待房间的密钥。你写的内容会在收到密钥后发出。</translation>
    </message>
    <message>
        <location filename="ui/composer/permission.py"/>
        <source>Only sealed messages are allowed in this room</source>
        <translation>此房间只允许加密消息</translation>
    </message>
    <message>
        <location filename="ui/composer/permission.py"/>
        <source>This room is not sealed. An Owner can switch sealing on in its settings.</source>
        <translation>此房间未加密。房主可以在房间设置中开启加密。</translation>
    </message>
    <message>
        <location filename="ui/composer/permission.py"/>
        <source>Seal this message (Ctrl+Shift+L)</source>
        <translation>加密这条消息 (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <location filename="ui/composer/permission.py"/>
        <source>Send one message without sealing it (Ctrl+Shift+L)</source>
        <translation>发送一条不加密的消息 (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <location filename="ui/composer/permission.py"/>
        <source>Message to {room}: the relay can read it</source>
        <translation>发给“{room}”的消息：中继能读取</translation>
    </message>
    <message>
        <location filename="ui/composer/permission.py"/>
        <source>This message will not be sealed</source>
        <translation>这条消息不会加密</translation>
    </message>
    <message>
        <location filename="ui/composer/permission.py"/>
        <source>Sealed message to {room}</source>
        <translation>发给“{room}”的加密消息</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <location filename="ui/dialogs/confirm.py"/>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <location filename="ui/text/connection_words.py"/>
        <source>Catching up…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <location filename="ui/text/connection_words.py"/>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <location filename="ui/text/connection_words.py"/>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <location filename="ui/text/connection_words.py"/>
        <source>Refused by the relay</source>
        <translation>被中继拒绝</translation>
    </message>
    <message>
        <location filename="ui/text/connection_words.py"/>
        <source>Not proven to be the relay</source>
        <translation>无法证明是你的中继</translation>
    </message>
    <message>
        <location filename="ui/text/connection_words.py"/>
        <source>No connection</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <location filename="ui/text/connection_words.py"/>
        <source>Catching up… {percent} %</source>
        <translation>正在同步… {percent} %</translation>
    </message>
    <message>
        <location filename="ui/text/connection_words.py"/>
        <source>The relay does not let you in</source>
        <translation>中继不允许你登录</translation>
    </message>
    <message>
        <location filename="ui/text/connection_words.py"/>
        <source>What answers is not proven to be your relay</source>
        <translation>应答者无法证明是你的中继</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/connection_words.py"/>
        <source>Next try in %n s</source>
        <translation><numerusform>%n 秒后重试</numerusform></translation>
    </message>
</context>
<context>
    <name>ConnectionBar</name>
    <message>
        <location filename="ui/connection_bar.py"/>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <location filename="ui/details/pane.py"/>
        <source>Invite…</source>
        <translation>邀请…</translation>
    </message>
    <message>
        <location filename="ui/details/pane.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="ui/details/pane.py"/>
        <source>ABOUT</source>
        <translation>关于</translation>
    </message>
    <message>
        <location filename="ui/details/pane.py"/>
        <source>FILES</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="ui/details/pane.py"/>
        <source>KEY HISTORY</source>
        <translation>密钥历史</translation>
    </message>
    <message>
        <location filename="ui/details/pane.py"/>
        <source>Old messages open with the key of their time.</source>
        <translation>旧消息用当时的密钥打开。</translation>
    </message>
    <message>
        <location filename="ui/details/pane.py"/>
        <source>HISTORY</source>
        <translation>历史</translation>
    </message>
    <message>
        <location filename="ui/details/pane.py"/>
        <source>Changes so far and the last one’s fingerprint: the same for everyone here.</source>
        <translation>至今的变更次数，以及最后一次变更的指纹：此处所有人看到的都相同。</translation>
    </message>
    <message>
        <location filename="ui/details/pane.py"/>
        <source>PEOPLE · {count}</source>
        <translation>成员 · {count}</translation>
    </message>
</context>
<context>
    <name>DeviceCard</name>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>{when}. If that was not you, sign it out.</source>
        <translation>{when}。如果不是你本人，请将其退出登录。</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>A new device signed in as you: {name}</source>
        <translation>有新设备以你的身份登录：{name}</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>Look…</source>
        <translation>查看…</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>It was me</source>
        <translation>是我本人</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <location filename="ui/dialogs/app_settings/devices.py"/>
        <source>Sign out…</source>
        <translation>退出登录…</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <location filename="ui/text/device_words.py"/>
        <source>A device without a name</source>
        <translation>未命名设备</translation>
    </message>
    <message>
        <location filename="ui/text/device_words.py"/>
        <source>This computer · first seen {first}</source>
        <translation>这台电脑 · 首次出现于{first}</translation>
    </message>
    <message>
        <location filename="ui/text/device_words.py"/>
        <source>Last seen {last} · first seen {first}</source>
        <translation>最近出现于{last} · 首次出现于{first}</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <location filename="ui/dialogs/app_settings/devices.py"/>
        <source>Everything reaches all of these devices. Another comes to them by restoring your recovery kit on it; each of the others then says so.</source>
        <translation>所有内容都会送达这些设备。在其他设备上恢复你的恢复包，即可添加该设备；届时其余每台设备都会提示。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/devices.py"/>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/devices.py"/>
        <source>Looking for your devices…</source>
        <translation>正在查找你的设备…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/devices.py"/>
        <source>Sign out {device}?</source>
        <translation>将 {device} 退出登录？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/devices.py"/>
        <source>It is cut off at once and gets nothing more; to come back it has to be set up anew with your recovery kit.

What is on it already stays readable there. Whoever can open your profile on it still has your keys, and could sign in as a new device: you would be told here. If it was stolen, begin a new identity, and have the keys of your rooms replaced once the old one is out of them.</source>
        <translation>它会立即断开，不再收到任何内容；要重新使用，必须用你的恢复包重新设置。

设备上已有的内容在那里仍可阅读。能打开其中档案的人仍持有你的密钥，可能会作为新设备登录：届时你会在这里得到提示。如果设备被盗，请启用新的身份，并在旧身份离开各房间后更换房间的密钥。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/devices.py"/>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>Emoji</name>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Smileys</source>
        <translation>表情</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Animals and nature</source>
        <translation>动物与自然</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Food and drink</source>
        <translation>食物与饮料</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Travel and places</source>
        <translation>旅行与地点</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Objects</source>
        <translation>物品</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Symbols</source>
        <translation>符号</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Flags</source>
        <translation>旗帜</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>No skin tone</source>
        <translation>默认肤色</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Light</source>
        <translation>浅肤色</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Medium light</source>
        <translation>中浅肤色</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Medium</source>
        <translation>中等肤色</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Medium dark</source>
        <translation>中深肤色</translation>
    </message>
    <message>
        <location filename="ui/text/emoji_words.py"/>
        <source>Dark</source>
        <translation>深肤色</translation>
    </message>
</context>
<context>
    <name>EmojiGrid</name>
    <message>
        <location filename="ui/emoji/grid.py"/>
        <source>Emoji</source>
        <translation>表情符号</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <location filename="ui/emoji/picker.py"/>
        <source>Search emoji</source>
        <translation>搜索表情符号</translation>
    </message>
    <message>
        <location filename="ui/emoji/picker.py"/>
        <source>No emoji of that name</source>
        <translation>没有这个名称的表情符号</translation>
    </message>
    <message>
        <location filename="ui/emoji/picker.py"/>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <location filename="ui/emoji/picker.py"/>
        <source>Used last</source>
        <translation>最近使用</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <location filename="ui/room/empty_page.py"/>
        <source>New room…</source>
        <translation>新建房间…</translation>
    </message>
    <message>
        <location filename="ui/room/empty_page.py"/>
        <source>Join by a link…</source>
        <translation>通过链接加入…</translation>
    </message>
    <message>
        <location filename="ui/room/empty_page.py"/>
        <source>Choose a room on the left, or press Ctrl+K to find one.</source>
        <translation>请在左侧选择一个房间，或按 Ctrl+K 查找。</translation>
    </message>
    <message>
        <location filename="ui/room/empty_page.py"/>
        <source>Make a room and invite people, or ask to be let into one. What is written in a sealed room is readable to its people alone.</source>
        <translation>新建房间并邀请他人，或申请加入别人的房间。加密房间里的内容只有房间里的人能阅读。</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{sentence} (dated {date}, which was still to come)</source>
        <translation>{sentence}（日期为{date}，当时尚未到来）</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/event_words.py"/>
        <source>%n people</source>
        <translation><numerusform>%n 人</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{some} and {last}</source>
        <translation>{some}和 {last}</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{names} left</source>
        <translation>{names} 退出了房间</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{names} was removed</source>
        <translation>{names} 被移出房间</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{names} were removed</source>
        <translation>{names} 被移出房间</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{names} was banned</source>
        <translation>{names} 被封禁</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{names} were banned</source>
        <translation>{names} 被封禁</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>someone left</source>
        <translation>有人退出了房间</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} made this room</source>
        <translation>{actor} 创建了房间</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You made this room</source>
        <translation>你创建了房间</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You invited {subject}</source>
        <translation>你邀请了 {subject}</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} invited you</source>
        <translation>{actor} 邀请了你</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} invited {subject}</source>
        <translation>{actor} 邀请了 {subject}</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} withdrew the invitation to {subject}</source>
        <translation>{actor} 撤回了对 {subject} 的邀请</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You withdrew the invitation to {subject}</source>
        <translation>你撤回了对 {subject} 的邀请</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} joined</source>
        <translation>{actor} 加入了房间</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You joined. What was written before is closed to you.</source>
        <translation>你加入了房间。此前的内容你无法阅读。</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} declined the invitation</source>
        <translation>{actor} 拒绝了邀请</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You declined the invitation</source>
        <translation>你拒绝了邀请</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You let {subject} in</source>
        <translation>你准许 {subject} 加入</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} let you in. What was written before is closed to you.</source>
        <translation>{actor} 准许你加入。此前的内容你无法阅读。</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} let {subject} in</source>
        <translation>{actor} 准许 {subject} 加入</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} left</source>
        <translation>{actor} 退出了房间</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You left</source>
        <translation>你退出了房间</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You removed {subject}</source>
        <translation>你移出了 {subject}</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} removed you</source>
        <translation>{actor} 移出了你</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} removed {subject}</source>
        <translation>{actor} 移出了 {subject}</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You banned {subject}</source>
        <translation>你封禁了 {subject}</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} banned you</source>
        <translation>{actor} 封禁了你</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} banned {subject}</source>
        <translation>{actor} 封禁了 {subject}</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You ended the ban of {subject}</source>
        <translation>你解除了对 {subject} 的封禁</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} ended your ban</source>
        <translation>{actor} 解除了对你的封禁</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} ended the ban of {subject}</source>
        <translation>{actor} 解除了对 {subject} 的封禁</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You muted {subject}</source>
        <translation>你将 {subject} 禁言</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} muted you</source>
        <translation>{actor} 将你禁言</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} muted {subject}</source>
        <translation>{actor} 将 {subject} 禁言</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You let {subject} write again</source>
        <translation>你允许 {subject} 重新发言</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} let you write again</source>
        <translation>{actor} 允许你重新发言</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} let {subject} write again</source>
        <translation>{actor} 允许 {subject} 重新发言</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You gave {subject} the role {role}</source>
        <translation>你将 {subject} 设为{role}</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} gave you the role {role}</source>
        <translation>{actor} 将你设为{role}</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} gave {subject} the role {role}</source>
        <translation>{actor} 将 {subject} 设为{role}</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} switched sealing on</source>
        <translation>{actor} 开启了加密</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You switched sealing on</source>
        <translation>你开启了加密</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} asked for a new key</source>
        <translation>{actor} 要求更换密钥</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You asked for a new key</source>
        <translation>你要求更换密钥</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} switched sealing off. The relay can read what follows.</source>
        <translation>{actor} 关闭了加密。中继能读取之后的内容。</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You switched sealing off. The relay can read what follows.</source>
        <translation>你关闭了加密。中继能读取之后的内容。</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} changed the room’s name or description</source>
        <translation>{actor} 更改了房间名称或描述</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You changed the room’s name or description</source>
        <translation>你更改了房间名称或描述</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} changed the room’s settings</source>
        <translation>{actor} 更改了房间设置</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You changed the room’s settings</source>
        <translation>你更改了房间设置</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You shared all earlier messages with {subject}</source>
        <translation>你与 {subject} 共享了此前的全部消息</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} shared all earlier messages with you</source>
        <translation>{actor} 与你共享了此前的全部消息</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} shared all earlier messages with {subject}</source>
        <translation>{actor} 与 {subject} 共享了此前的全部消息</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You shared earlier messages with {subject}, from {date} on</source>
        <translation>你与 {subject} 共享了{date}以来的消息</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} shared earlier messages with you, from {date} on</source>
        <translation>{actor} 与你共享了{date}以来的消息</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} shared earlier messages with {subject}, from {date} on</source>
        <translation>{actor} 与 {subject} 共享了{date}以来的消息</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} set messages to be kept from now on</source>
        <translation>{actor} 将之后的消息设为保留</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You set messages to be kept from now on</source>
        <translation>你将之后的消息设为保留</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} set messages to disappear after {span}</source>
        <translation>{actor} 将消息设为{span}后自动消失</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You set messages to disappear after {span}</source>
        <translation>你将消息设为{span}后自动消失</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} ended slow mode</source>
        <translation>{actor} 关闭了慢速模式</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You ended slow mode</source>
        <translation>你关闭了慢速模式</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} set slow mode: Members write once in {span}</source>
        <translation>{actor} 开启了慢速模式：成员每{span}只能发言一次</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You set slow mode: Members write once in {span}</source>
        <translation>你开启了慢速模式：成员每{span}只能发言一次</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>Key replaced: its time was over</source>
        <translation>密钥已更换：使用期限已到</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>Key replaced because someone joined</source>
        <translation>因有人加入，密钥已更换</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} made the room’s key</source>
        <translation>{actor} 生成了房间密钥</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You made the room’s key</source>
        <translation>你生成了房间密钥</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>{actor} replaced the room’s key</source>
        <translation>{actor} 更换了房间密钥</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>You replaced the room’s key</source>
        <translation>你更换了房间密钥</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>Key replaced because {who}. {name} cannot read what follows.</source>
        <translation>密钥已更换：{who}。{name} 无法阅读之后的内容。</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>Key replaced because {who}. They cannot read what follows.</source>
        <translation>密钥已更换：{who}。他们无法阅读之后的内容。</translation>
    </message>
    <message>
        <location filename="ui/text/joining_words.py"/>
        <source>You have not verified {name} yet.</source>
        <translation>你尚未验证 {name}。</translation>
    </message>
    <message>
        <location filename="ui/text/joining_words.py"/>
        <source>It was {actor}, by their keys, who gave you the link.</source>
        <translation>从密钥看，给你链接的正是 {actor}。</translation>
    </message>
    <message>
        <location filename="ui/text/joining_words.py"/>
        <source>The link was {giver}’s, who knows this room; {actor} answered for it.</source>
        <translation>链接来自 {giver}，对方知道这个房间；由 {actor} 作出答复。</translation>
    </message>
    <message>
        <location filename="ui/text/joining_words.py"/>
        <source>Your link did not say who gave it, so nobody’s keys were checked.</source>
        <translation>你的链接没有说明由谁给出，因此没有核对任何人的密钥。</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <location filename="ui/text/export_words.py"/>
        <source>This file is not sealed. Whoever gets it can read everything in it, also what was sealed in the room, and can change it: it proves nothing. Sealroom does not guard or delete it.</source>
        <translation>此文件未加密。得到它的人能阅读其中的一切，包括房间里加密过的内容，也能改动它：它不能证明任何事。Sealroom 不会保护或删除它。</translation>
    </message>
    <message>
        <location filename="ui/text/export_words.py"/>
        <source>sealed</source>
        <translation>已加密</translation>
    </message>
    <message>
        <location filename="ui/text/export_words.py"/>
        <source>not sealed: the relay could read it</source>
        <translation>未加密：中继当时能读取</translation>
    </message>
    <message>
        <location filename="ui/text/export_words.py"/>
        <source>could not be verified</source>
        <translation>无法验证</translation>
    </message>
    <message>
        <location filename="ui/text/export_words.py"/>
        <source>waits for its key</source>
        <translation>等待密钥</translation>
    </message>
    <message>
        <location filename="ui/text/export_words.py"/>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <location filename="ui/text/export_words.py"/>
        <source>{room}, exported {time}</source>
        <translation>“{room}”，导出于{time}</translation>
    </message>
</context>
<context>
    <name>ExportRoom</name>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Export {room}</source>
        <translation>导出“{room}”</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>A page</source>
        <translation>网页</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>HTML, to read in a browser</source>
        <translation>HTML，用浏览器阅读</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Markdown, to read and edit anywhere</source>
        <translation>Markdown，随处可读可编辑</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>JSON, for programs</source>
        <translation>JSON，供程序使用</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Each message says whether it was sealed, not sealed or could not be verified. What waits for its key is left as it is. Nothing can be read back in.</source>
        <translation>每条消息都注明已加密、未加密或无法验证。等待密钥的内容保持原样。导出的内容无法再读回。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Text (*.md)</source>
        <translation>文本 (*.md)</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Data (*.json)</source>
        <translation>数据 (*.json)</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Exporting… {count}</source>
        <translation>正在导出… {count}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/export_room.py"/>
        <source>Exported to {file}: {count} lines of the room. Only you can open it.</source>
        <translation>已导出到 {file}：房间的 {count} 行。只有你能打开它。</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <location filename="ui/room/file_actions.py"/>
        <source>Choose files to send</source>
        <translation>选择要发送的文件</translation>
    </message>
    <message>
        <location filename="ui/room/file_actions.py"/>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <location filename="ui/room/file_actions.py"/>
        <source>Save file</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <location filename="ui/room/file_actions.py"/>
        <source>No program here opens this file. Save it instead.</source>
        <translation>这里没有能打开此文件的程序。请改为保存。</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <location filename="ui/details/file_list.py"/>
        <source>Files of the room</source>
        <translation>房间的文件</translation>
    </message>
    <message>
        <location filename="ui/details/file_list.py"/>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="ui/details/file_list.py"/>
        <source>Other files</source>
        <translation>其他文件</translation>
    </message>
    <message>
        <location filename="ui/details/file_list.py"/>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <location filename="ui/text/file_words.py"/>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="ui/text/file_words.py"/>
        <source>A program or script: it may do harm</source>
        <translation>程序或脚本：可能造成损害</translation>
    </message>
    <message>
        <location filename="ui/text/file_words.py"/>
        <source>Its name was changed: it held what names must not</source>
        <translation>名称已更改：其中含有名称不应有的内容</translation>
    </message>
    <message>
        <location filename="ui/text/file_words.py"/>
        <source>sending, {percent} %</source>
        <translation>正在发送，{percent} %</translation>
    </message>
    <message>
        <location filename="ui/text/file_words.py"/>
        <source>coming, {percent} %</source>
        <translation>正在接收，{percent} %</translation>
    </message>
    <message>
        <location filename="ui/text/file_words.py"/>
        <source>picture {name}</source>
        <translation>图片 {name}</translation>
    </message>
    <message>
        <location filename="ui/text/file_words.py"/>
        <source>file {name}</source>
        <translation>文件 {name}</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/file_words.py"/>
        <source>%n pictures</source>
        <translation><numerusform>%n 张图片</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/file_words.py"/>
        <source>%n files</source>
        <translation><numerusform>%n 个文件</numerusform></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <location filename="ui/room/find_bar.py"/>
        <source>Find in this room</source>
        <translation>在此房间中查找</translation>
    </message>
    <message>
        <location filename="ui/room/find_bar.py"/>
        <source>The one before (Enter)</source>
        <translation>上一个 (Enter)</translation>
    </message>
    <message>
        <location filename="ui/room/find_bar.py"/>
        <source>The one after (Shift+Enter)</source>
        <translation>下一个 (Shift+Enter)</translation>
    </message>
    <message>
        <location filename="ui/room/find_bar.py"/>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>Fingerprint</name>
    <message>
        <location filename="ui/parts/fingerprint.py"/>
        <source>Fingerprint {groups}</source>
        <translation>指纹 {groups}</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>Welcome to Sealroom</source>
        <translation>欢迎使用 Sealroom</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>Your keys are made on this computer and never leave it.</source>
        <translation>你的密钥在这台电脑上生成，永远不会离开它。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>Your name</source>
        <translation>你的名字</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>I have a recovery kit…</source>
        <translation>我有恢复包…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>On this computer</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>Starts a relay for you and your network</source>
        <translation>为你和你的网络启动一个中继</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>At a relay</source>
        <translation>使用中继</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>Someone gave you an address</source>
        <translation>有人给了你地址</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>Where do you meet?</source>
        <translation>你们在哪里会合？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>The relay’s address, or the link of a room there</source>
        <translation>中继的地址，或其中某个房间的链接</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>Registration token</source>
        <translation>注册令牌</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>Making your keys…</source>
        <translation>正在生成你的密钥…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/first_start.py"/>
        <source>This relay takes new people by registration token. Whoever runs it can give you one.</source>
        <translation>这个中继凭注册令牌接纳新用户。运行它的人可以给你一个。</translation>
    </message>
</context>
<context>
    <name>Forward</name>
    <message>
        <location filename="ui/dialogs/forward.py"/>
        <source>Forward</source>
        <translation>转发</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/dialogs/forward.py"/>
        <source>{first} and %n more</source>
        <translation><numerusform>{first}，还有 %n 个</numerusform></translation>
    </message>
    <message>
        <location filename="ui/dialogs/forward.py"/>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/forward.py"/>
        <source>Find a room by name</source>
        <translation>按名称查找房间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/forward.py"/>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/forward.py"/>
        <source>This was sealed, and {room} is not: there the relay can read it.</source>
        <translation>这里面有加密的消息，而“{room}”未加密：中继在那里能读取它。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/forward.py"/>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <location filename="ui/frame.py"/>
        <source>Locking…</source>
        <translation>正在锁定…</translation>
    </message>
    <message>
        <location filename="ui/frame.py"/>
        <source>Opening your profile…</source>
        <translation>正在打开你的档案…</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>Members may invite</source>
        <translation>成员可以邀请</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>Owners and Admins always may.</source>
        <translation>房主和管理员始终可以。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>Members may let in who asks to join</source>
        <translation>成员可以准许申请者加入</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>Messages disappear</source>
        <translation>消息自动消失</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>Slow mode</source>
        <translation>慢速模式</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>Leave room…</source>
        <translation>退出房间…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>What is written from now on is deleted at everyone’s after this time. Nobody can be kept from keeping a copy.</source>
        <translation>此后写下的内容会在这段时间后从所有人那里删除。无法阻止任何人留存副本。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>How long a Member waits between two messages. Owners and Admins do not.</source>
        <translation>成员两次发言之间要等待的时间。房主和管理员不受限制。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>Only Owners and Admins can change name and description.</source>
        <translation>只有房主和管理员可以更改名称和描述。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/general.py"/>
        <source>The description is too long: {count} characters at most.</source>
        <translation>描述太长：最多 {count} 个字符。</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <location filename="ui/room/guide.py"/>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <location filename="ui/room/guide.py"/>
        <source>Save your recovery kit, in case this computer is lost.</source>
        <translation>保存你的恢复包，以防这台电脑丢失。</translation>
    </message>
    <message>
        <location filename="ui/room/guide.py"/>
        <source>New room…</source>
        <translation>新建房间…</translation>
    </message>
    <message>
        <location filename="ui/room/guide.py"/>
        <source>Make a room and invite people,</source>
        <translation>新建房间并邀请他人，</translation>
    </message>
    <message>
        <location filename="ui/room/guide.py"/>
        <source>Join by a link…</source>
        <translation>通过链接加入…</translation>
    </message>
    <message>
        <location filename="ui/room/guide.py"/>
        <source>or ask to be let into one.</source>
        <translation>或申请加入别人的房间。</translation>
    </message>
    <message>
        <location filename="ui/room/guide.py"/>
        <source>Hide these first steps</source>
        <translation>隐藏这些入门步骤</translation>
    </message>
    <message>
        <location filename="ui/room/guide.py"/>
        <source>First steps</source>
        <translation>入门步骤</translation>
    </message>
    <message>
        <location filename="ui/room/guide.py"/>
        <source>What the signs beside a message say</source>
        <translation>消息旁标志的含义</translation>
    </message>
    <message>
        <location filename="ui/text/guide_words.py"/>
        <source>Sealed: only the people of the room can read it.</source>
        <translation>已加密：只有房间里的人能阅读。</translation>
    </message>
    <message>
        <location filename="ui/text/guide_words.py"/>
        <source>Not sealed: the relay can read it, too.</source>
        <translation>未加密：中继也能读取。</translation>
    </message>
    <message>
        <location filename="ui/text/guide_words.py"/>
        <source>Could not be verified, so it is not shown.</source>
        <translation>无法验证，因此不显示。</translation>
    </message>
    <message>
        <location filename="ui/text/guide_words.py"/>
        <source>Waits for its key, and opens when that comes.</source>
        <translation>等待密钥，收到后打开。</translation>
    </message>
</context>
<context>
    <name>IdentityPage</name>
    <message>
        <location filename="ui/dialogs/app_settings/identity.py"/>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/identity.py"/>
        <source>at the relay {address}</source>
        <translation>使用中继 {address}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/identity.py"/>
        <source>Copy fingerprint</source>
        <translation>复制指纹</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/identity.py"/>
        <source>Your fingerprint</source>
        <translation>你的指纹</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/identity.py"/>
        <source>It stands for your keys and never changes. Others compare it with what their Sealroom shows for you, to be sure that nobody stands between you.</source>
        <translation>它代表你的密钥，永远不变。其他人将它与自己的 Sealroom 中显示的你的指纹核对，以确认没有人夹在你们中间。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/identity.py"/>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>Invites you until {day}</source>
        <translation>邀请有效至{day}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>You have not verified {name} yet: make sure that it is really them.</source>
        <translation>你尚未验证 {name}：请确认真的是本人。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>Write with {name}?</source>
        <translation>与 {name} 聊天？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>Join {room}?</source>
        <translation>加入“{room}”？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>Join this room?</source>
        <translation>加入这个房间？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>Looking who is in the room…</source>
        <translation>正在查看房间里有谁…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>The room is sealed: only its people can read what is written.</source>
        <translation>房间已加密：只有房间里的人能阅读其中的内容。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>The room is not sealed: the relay can read what is written.</source>
        <translation>房间未加密：中继能读取其中的内容。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>{name} is who gave you the link, by the keys it names.</source>
        <translation>从链接所示的密钥看，{name} 正是给你链接的人。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>Your link was given by {giver}, not by {name}. Both know this room.</source>
        <translation>你的链接由 {giver} 给出，而不是 {name}。两人都知道这个房间。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>Invited</source>
        <translation>已邀请</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>Joining…</source>
        <translation>正在加入…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invitation.py"/>
        <source>Declining…</source>
        <translation>正在拒绝…</translation>
    </message>
</context>
<context>
    <name>Invite</name>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>Invite people to {room}</source>
        <translation>邀请他人加入“{room}”</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>Invite</source>
        <translation>邀请</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>Link to ask to join</source>
        <translation>申请加入的链接</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>Or give them a link</source>
        <translation>或者给对方一个链接</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>With it they ask to join, and someone in the room lets them in. It names the room and you by your keys: nobody can put another in your place.</source>
        <translation>对方凭它申请加入，由房间里的人准许。链接指明房间，并以密钥指明你：没有人能用别人来冒充。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>Is invited</source>
        <translation>已被邀请</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>Is in this room</source>
        <translation>已在此房间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>Inviting…</source>
        <translation>正在邀请…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/invite.py"/>
        <source>{name} is invited.</source>
        <translation>已邀请 {name}。</translation>
    </message>
</context>
<context>
    <name>InviteCard</name>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>{name} wants to write with you</source>
        <translation>{name} 想与你聊天</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>{name} invites you to {room}</source>
        <translation>{name} 邀请你加入“{room}”</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>{name} invites you to a room</source>
        <translation>{name} 邀请你加入一个房间</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>Look…</source>
        <translation>查看…</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
</context>
<context>
    <name>Join</name>
    <message>
        <location filename="ui/dialogs/join.py"/>
        <source>Ask to join a room</source>
        <translation>申请加入房间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/join.py"/>
        <source>Link or code of the room</source>
        <translation>房间的链接或代码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/join.py"/>
        <source>A few words, so that they know you</source>
        <translation>写几句话，让对方认出你</translation>
    </message>
    <message>
        <location filename="ui/dialogs/join.py"/>
        <source>Someone in the room lets you in. They see your name, your fingerprint and these words; the words are not sealed, so the relay can read them.</source>
        <translation>房间里的人会处理你的申请。他们会看到你的名字、指纹和这几句话；这几句话不加密，中继能读取。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/join.py"/>
        <source>Ask to join</source>
        <translation>申请加入</translation>
    </message>
    <message>
        <location filename="ui/dialogs/join.py"/>
        <source>Asking…</source>
        <translation>正在申请…</translation>
    </message>
</context>
<context>
    <name>JoinRequestCard</name>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>{name} asks to join {room}</source>
        <translation>{name} 申请加入“{room}”</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>Let in…</source>
        <translation>准许加入…</translation>
    </message>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
</context>
<context>
    <name>KeyChoice</name>
    <message>
        <location filename="ui/text/key_choice_words.py"/>
        <source>That writes. Take a function key, or hold Ctrl, Alt or both.</source>
        <translation>这样会输入文字。请使用功能键，或同时按住 Ctrl、Alt 或两者。</translation>
    </message>
    <message>
        <location filename="ui/text/key_choice_words.py"/>
        <source>Every field needs that. Take other keys.</source>
        <translation>每个输入框都需要它。请使用其他按键。</translation>
    </message>
    <message>
        <location filename="ui/text/key_choice_words.py"/>
        <source>{keys} is in use: {command}.</source>
        <translation>{keys} 已被使用：{command}。</translation>
    </message>
    <message>
        <location filename="ui/text/key_choice_words.py"/>
        <source>Close what is innermost</source>
        <translation>关闭最里面的一层</translation>
    </message>
    <message>
        <location filename="ui/text/key_choice_words.py"/>
        <source>Everything about the chosen message</source>
        <translation>所选消息的所有信息</translation>
    </message>
    <message>
        <location filename="ui/text/key_choice_words.py"/>
        <source>Choose a message, in the list of messages</source>
        <translation>在消息列表中选择消息</translation>
    </message>
    <message>
        <location filename="ui/text/key_choice_words.py"/>
        <source>Menu of what is chosen</source>
        <translation>所选内容的菜单</translation>
    </message>
    <message>
        <location filename="ui/text/key_choice_words.py"/>
        <source>Copy the chosen message</source>
        <translation>复制所选消息</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <location filename="ui/details/key_list.py"/>
        <source>Key history</source>
        <translation>密钥历史</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <location filename="ui/dialogs/keys/row.py"/>
        <source>or</source>
        <translation>或</translation>
    </message>
    <message>
        <location filename="ui/dialogs/keys/row.py"/>
        <source>no keys</source>
        <translation>无按键</translation>
    </message>
    <message>
        <location filename="ui/dialogs/keys/row.py"/>
        <source>Press the new keys; Escape leaves it as it is, Backspace takes keys away</source>
        <translation>请按下新的按键；Esc 保持不变，Backspace 移除按键</translation>
    </message>
    <message>
        <location filename="ui/dialogs/keys/row.py"/>
        <source>Choose other keys</source>
        <translation>选择其他按键</translation>
    </message>
    <message>
        <location filename="ui/dialogs/keys/row.py"/>
        <source>Press the new keys…</source>
        <translation>请按下新的按键…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/keys/row.py"/>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <location filename="ui/text/key_words.py"/>
        <source>In use since {when}</source>
        <translation>{when}起使用</translation>
    </message>
    <message>
        <location filename="ui/text/key_words.py"/>
        <source>{start} – {end}</source>
        <translation>{start} – {end}</translation>
    </message>
    <message>
        <location filename="ui/text/key_words.py"/>
        <source>{words} · not on this computer</source>
        <translation>{words} · 不在这台电脑上</translation>
    </message>
    <message>
        <location filename="ui/text/key_words.py"/>
        <source>you</source>
        <translation>你</translation>
    </message>
    <message>
        <location filename="ui/text/key_words.py"/>
        <source>First key, made by {name}</source>
        <translation>第一把密钥，由 {name} 生成</translation>
    </message>
    <message>
        <location filename="ui/text/key_words.py"/>
        <source>Replaced by {name}: {why}</source>
        <translation>由 {name} 更换：{why}</translation>
    </message>
    <message>
        <location filename="ui/text/key_words.py"/>
        <source>its time was over</source>
        <translation>使用期限已到</translation>
    </message>
    <message>
        <location filename="ui/text/key_words.py"/>
        <source>someone joined</source>
        <translation>有人加入</translation>
    </message>
    <message>
        <location filename="ui/text/key_words.py"/>
        <source>sealing switched on again</source>
        <translation>重新开启加密</translation>
    </message>
    <message>
        <location filename="ui/text/key_words.py"/>
        <source>an Owner asked for it</source>
        <translation>房主要求</translation>
    </message>
</context>
<context>
    <name>KeysEditor</name>
    <message>
        <location filename="ui/dialogs/keys/editor.py"/>
        <source>Search what keys do</source>
        <translation>搜索按键的作用</translation>
    </message>
    <message>
        <location filename="ui/dialogs/keys/editor.py"/>
        <source>No key does that.</source>
        <translation>没有按键这样做。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/keys/editor.py"/>
        <source>Use it here</source>
        <translation>改用于此</translation>
    </message>
    <message>
        <location filename="ui/dialogs/keys/editor.py"/>
        <source>All as they came</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <location filename="ui/dialogs/keys/editor.py"/>
        <source>As it came</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <location filename="ui/dialogs/keys/editor.py"/>
        <source>Always the same</source>
        <translation>固定不变</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <location filename="ui/dialogs/settings/keys.py"/>
        <source>Old messages open with the key of their time.</source>
        <translation>旧消息用当时的密钥打开。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/keys.py"/>
        <source>This room has had no key yet: it was never sealed.</source>
        <translation>这个房间还没有密钥：从未开启过加密。</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <location filename="ui/dialogs/keys/sheet.py"/>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <location filename="ui/dialogs/keys/sheet.py"/>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>Later</name>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>In an hour, {time}</source>
        <translation>一小时后，{time}</translation>
    </message>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>This evening, {time}</source>
        <translation>今天傍晚，{time}</translation>
    </message>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>Tomorrow, {time}</source>
        <translation>明天，{time}</translation>
    </message>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>Monday, {time}</source>
        <translation>星期一，{time}</translation>
    </message>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>A message did not go at its time</source>
        <translation>有一条消息未按时发出</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/later_words.py"/>
        <source>%n messages did not go at their time</source>
        <translation><numerusform>有 %n 条消息未按时发出</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>A message waits to be sent {when}</source>
        <translation>有一条消息等待发送，{when}</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/later_words.py"/>
        <source>%n messages wait to be sent, the next {when}</source>
        <translation><numerusform>有 %n 条消息等待发送，下一条{when}</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>today at {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>tomorrow at {time}</source>
        <translation>明天 {time}</translation>
    </message>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>on {date} at {time}</source>
        <translation>{date} {time}</translation>
    </message>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>sealed then</source>
        <translation>届时加密</translation>
    </message>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>not sealed</source>
        <translation>不加密</translation>
    </message>
    <message>
        <location filename="ui/text/later_words.py"/>
        <source>without a notification</source>
        <translation>不发通知</translation>
    </message>
</context>
<context>
    <name>Leave</name>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>Leave {room}?</source>
        <translation>退出“{room}”？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>What was written stays on this computer</source>
        <translation>已有的内容保留在这台电脑上</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>You can go on reading it here. Nobody is asked to delete anything.</source>
        <translation>你可以继续在这里阅读。不会要求任何人删除任何内容。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>What has not gone out will not</source>
        <translation>尚未发出的内容不会再发出</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>Messages that still wait, or failed, are sent to nobody.</source>
        <translation>仍在等待或发送失败的消息不会发给任何人。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>Nobody else is in it</source>
        <translation>其中没有其他人</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>There is no way back: nobody is left who could let you in.</source>
        <translation>无法返回：没有人留下来准许你加入。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>You get nothing that is written after</source>
        <translation>你不会收到之后的任何内容</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>To come back you have to be invited or let in again.</source>
        <translation>要回来，必须再次被邀请或获准加入。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>The key is replaced before anyone writes again. Everyone sees that you left.</source>
        <translation>在有人再次发言之前会更换密钥。所有人都会看到你已退出。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>Everyone sees that you left.</source>
        <translation>所有人都会看到你已退出。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>The relay may keep it from them: tell them by another way.</source>
        <translation>中继可能会向他们隐瞒：请用其他方式告诉他们。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>The others go on without you</source>
        <translation>其他人会继续，没有你</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>{name} becomes its Owner</source>
        <translation>{name} 成为房主</translation>
    </message>
    <message>
        <location filename="ui/dialogs/leave.py"/>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>LetIn</name>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>Let {name} into {room}?</source>
        <translation>准许 {name} 加入“{room}”？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>Left no words</source>
        <translation>没有留言</translation>
    </message>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>Verify…</source>
        <translation>验证…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>Let in</source>
        <translation>准许加入</translation>
    </message>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>{other} is in this room already, and is somebody else: the names look alike. Compare keys before you let them in.</source>
        <translation>{other} 已在这个房间里，而且是另一个人：两个名字看起来很像。准许加入之前请核对密钥。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>Compare with {name}, by phone or in person:</source>
        <translation>通过电话或当面与 {name} 核对：</translation>
    </message>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>Someone else has answered this request already.</source>
        <translation>已有其他人处理了这个申请。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>You have verified {name}. Letting in hands over the room’s key.</source>
        <translation>你已验证 {name}。准许加入会交出房间的密钥。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>You have not verified {name} yet. Letting in hands over the room’s key.</source>
        <translation>你尚未验证 {name}。准许加入会交出房间的密钥。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>Handing over the key…</source>
        <translation>正在交付密钥…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/let_in.py"/>
        <source>Refusing…</source>
        <translation>正在拒绝…</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <location filename="ui/text/link_words.py"/>
        <source>This link does not say who gives it: nobody’s keys can be checked by it.</source>
        <translation>这个链接没有说明由谁给出：无法据此核对任何人的密钥。</translation>
    </message>
    <message>
        <location filename="ui/text/link_words.py"/>
        <source>Given by {name}, whom you have verified.</source>
        <translation>由 {name} 给出，你已验证对方。</translation>
    </message>
    <message>
        <location filename="ui/text/link_words.py"/>
        <source>Given by whoever has the fingerprint {groups}. It is checked once you are in.</source>
        <translation>由持有指纹 {groups} 的人给出。你加入后会进行核对。</translation>
    </message>
    <message>
        <location filename="ui/text/link_words.py"/>
        <source>The room is at {relay}.</source>
        <translation>房间位于 {relay}。</translation>
    </message>
    <message>
        <location filename="ui/text/web_link_words.py"/>
        <source>Open {host}…</source>
        <translation>打开 {host}…</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/web_link_words.py"/>
        <source>%n more</source>
        <translation><numerusform>还有 %n 个</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/web_link_words.py"/>
        <source>Open {host} or {more}…</source>
        <translation>打开 {host} 或{more}…</translation>
    </message>
    <message>
        <location filename="ui/text/web_link_words.py"/>
        <source>{host}, written {written}</source>
        <translation>{host}，写作 {written}</translation>
    </message>
    <message>
        <location filename="ui/text/web_link_words.py"/>
        <source>It is written in letters of other alphabets: it may look like another.</source>
        <translation>它使用了其他文字的字母：可能看起来像另一个地址。</translation>
    </message>
    <message>
        <location filename="ui/text/web_link_words.py"/>
        <source>It mixes alphabets, as addresses that imitate others do.</source>
        <translation>它混用了不同文字，仿冒地址常这样做。</translation>
    </message>
    <message>
        <location filename="ui/text/web_link_words.py"/>
        <source>The message has words and an @ before the address, which pretend that it leads elsewhere. They are left out.</source>
        <translation>消息在地址前放了文字和 @，假装通往别处。这些已被去除。</translation>
    </message>
    <message>
        <location filename="ui/text/web_link_words.py"/>
        <source>It leads to a number, not to a name.</source>
        <translation>它指向一串数字，而不是名称。</translation>
    </message>
    <message>
        <location filename="ui/text/web_link_words.py"/>
        <source>It is http: whoever is on the way can read and change it.</source>
        <translation>它是 http：途中的任何人都能读取和改动。</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <location filename="ui/text/lock_words.py"/>
        <source>Sealed: only the people in this room can read it</source>
        <translation>已加密：只有房间里的人能阅读</translation>
    </message>
    <message>
        <location filename="ui/text/lock_words.py"/>
        <source>Not sealed: the relay can read this</source>
        <translation>未加密：中继能读取</translation>
    </message>
    <message>
        <location filename="ui/text/lock_words.py"/>
        <source>Could not be verified: its text is not shown</source>
        <translation>无法验证：不显示正文</translation>
    </message>
    <message>
        <location filename="ui/text/lock_words.py"/>
        <source>Waits for its key and opens by itself</source>
        <translation>等待密钥，收到后自动打开</translation>
    </message>
    <message>
        <location filename="ui/text/lock_words.py"/>
        <source>This message could not be verified, so it is not shown.</source>
        <translation>这条消息无法验证，因此不显示。</translation>
    </message>
    <message>
        <location filename="ui/text/lock_words.py"/>
        <source>Waits for its key. It opens by itself when the key comes.</source>
        <translation>等待密钥。收到密钥后会自动打开。</translation>
    </message>
    <message>
        <location filename="ui/text/lock_words.py"/>
        <source>your other devices</source>
        <translation>你的其他设备</translation>
    </message>
    <message>
        <location filename="ui/text/lock_words.py"/>
        <source>Waits for its key; asked {names}. It opens by itself.</source>
        <translation>等待密钥；已询问 {names}。会自动打开。</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Show all of it</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Open its links…</source>
        <translation>打开其中的链接…</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>About this message…</source>
        <translation>关于这条消息…</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>What it said before…</source>
        <translation>查看之前的内容…</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Choose several</source>
        <translation>选择多条</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Ask for its key again now</source>
        <translation>现在再次索取密钥</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Recall…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Copy text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Look at {name}</source>
        <translation>查看 {name}</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Open {name}…</source>
        <translation>打开 {name}…</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Save {name}…</source>
        <translation>保存 {name}…</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>React</source>
        <translation>回应</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Another…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Change</source>
        <translation>编辑</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Forward…</source>
        <translation>转发…</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <location filename="ui/timeline/menu.py"/>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
</context>
<context>
    <name>MessageSomeone</name>
    <message>
        <location filename="ui/dialogs/message_someone.py"/>
        <source>Message someone</source>
        <translation>给某人发消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/message_someone.py"/>
        <source>Message</source>
        <translation>发消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/message_someone.py"/>
        <source>A sealed room for the two of you. Where there is one already, it opens; else the other is invited to it.</source>
        <translation>只有你们两人的加密房间。已有这样的房间就会打开；否则会邀请对方。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/message_someone.py"/>
        <source>This is you</source>
        <translation>这是你自己</translation>
    </message>
    <message>
        <location filename="ui/dialogs/message_someone.py"/>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>MuteMenu</name>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Mute</source>
        <translation>免打扰</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <location filename="ui/parts/new_passphrase.py"/>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <location filename="ui/parts/new_passphrase.py"/>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <location filename="ui/parts/new_passphrase.py"/>
        <source>Take at least {count} characters: a few words are easiest.</source>
        <translation>至少使用 {count} 个字符：几个词最容易记。</translation>
    </message>
    <message>
        <location filename="ui/parts/new_passphrase.py"/>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>NewRoom</name>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>New room</source>
        <translation>新建房间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>Name of the room</source>
        <translation>房间名称</translation>
    </message>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>Sealed</source>
        <translation>已加密</translation>
    </message>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>Make room</source>
        <translation>创建房间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>Invite people (you can do it later, too)</source>
        <translation>邀请成员（也可以稍后再邀请）</translation>
    </message>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>Only its people can read its messages, its name and its description.</source>
        <translation>只有房间里的人能阅读其中的消息、名称和描述。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>Not sealed: the relay can read everything that is written in it.</source>
        <translation>未加密：中继能读取其中的所有内容。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>Is invited</source>
        <translation>已被邀请</translation>
    </message>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>More people can be invited once the room is there.</source>
        <translation>房间创建后可以邀请更多人。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>Do not invite {name}</source>
        <translation>不邀请 {name}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/new_room.py"/>
        <source>Making the room…</source>
        <translation>正在创建房间…</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <location filename="ui/text/notification_words.py"/>
        <source>Only that there is a message</source>
        <translation>仅提示有新消息</translation>
    </message>
    <message>
        <location filename="ui/text/notification_words.py"/>
        <source>Who wrote, and in which room</source>
        <translation>发送者以及所在房间</translation>
    </message>
    <message>
        <location filename="ui/text/notification_words.py"/>
        <source>What they wrote, too</source>
        <translation>还包括消息内容</translation>
    </message>
    <message>
        <location filename="ui/text/notification_words.py"/>
        <source>A new message</source>
        <translation>一条新消息</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/notification_words.py"/>
        <source>%n new messages</source>
        <translation><numerusform>%n 条新消息</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/notification_words.py"/>
        <source>New message from {name}</source>
        <translation>{name} 发来新消息</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/notification_words.py"/>
        <source>%n new messages, the last from {name}</source>
        <translation><numerusform>%n 条新消息，最后一条来自 {name}</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/notification_words.py"/>
        <source>{name}: {text}</source>
        <translation>{name}：{text}</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>Notify again</source>
        <translation>重新通知</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>Notify of new messages</source>
        <translation>有新消息时通知</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>What a notification says</source>
        <translation>通知的内容</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>What is worth one</source>
        <translation>何时通知</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>Notifications stand where others may look on, and the desktop may keep them. While Sealroom is locked there are none.</source>
        <translation>通知可能被旁人看到，桌面环境也可能保留它们。Sealroom 锁定期间没有通知。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>What is worth one, where a room says nothing else</source>
        <translation>房间没有另行设置时，何时通知</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>With a sound</source>
        <translation>附带提示音</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>Tray</source>
        <translation>托盘</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>This desktop has no tray now.</source>
        <translation>此桌面目前没有托盘。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>Show Sealroom in the tray</source>
        <translation>在托盘中显示 Sealroom</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>With how much is unread</source>
        <translation>并显示未读数量</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>Closing the window leaves it running</source>
        <translation>关闭窗口后继续运行</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>It is found in the tray then, and ended from there or with Ctrl+Q</source>
        <translation>此后可在托盘中找到它，从那里或按 Ctrl+Q 退出</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>Start without a window</source>
        <translation>启动时不显示窗口</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>Where it starts with the computer: it waits in the tray</source>
        <translation>随电脑启动时，在托盘中等候</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>Start with the computer</source>
        <translation>随电脑启动</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>An entry in your account: it can be removed here or in the system’s settings</source>
        <translation>在你的账户中添加一个条目：可在这里或系统设置中移除</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/notifications.py"/>
        <source>Do not disturb until {time}</source>
        <translation>勿扰至{time}</translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message>
        <location filename="ui/composer/offer_list.py"/>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>OpenFile</name>
    <message>
        <location filename="ui/dialogs/open_file.py"/>
        <source>Open this program?</source>
        <translation>打开这个程序？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_file.py"/>
        <source>Open this file?</source>
        <translation>打开这个文件？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_file.py"/>
        <source>the sender</source>
        <translation>发送者</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_file.py"/>
        <source>It can do on this computer whatever you can do: read your messages, send files, delete them. Open it only where you asked {who} for exactly this.</source>
        <translation>它在这台电脑上能做你能做的一切：读取你的消息、发送文件、删除文件。只有在你确实向 {who} 索要过它时才打开。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_file.py"/>
        <source>Another program opens it, on a readable copy that Sealroom removes when it is locked or closed. Do it only where you expect this from {who}.</source>
        <translation>另一个程序会打开一份可读的副本，Sealroom 在锁定或关闭时将其删除。只有在你预期会从 {who} 收到它时才打开。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_file.py"/>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_file.py"/>
        <source>Leave it</source>
        <translation>不打开</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_file.py"/>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>OpenLink</name>
    <message>
        <location filename="ui/dialogs/open_link.py"/>
        <source>Where this link goes</source>
        <translation>这个链接指向哪里</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_link.py"/>
        <source>Where these links go</source>
        <translation>这些链接指向哪里</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_link.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_link.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_link.py"/>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <location filename="ui/dialogs/open_link.py"/>
        <source>No browser could be started. Copy the address instead.</source>
        <translation>无法启动浏览器。请改为复制地址。</translation>
    </message>
</context>
<context>
    <name>OtherProfileSheet</name>
    <message>
        <location filename="ui/dialogs/other_profile.py"/>
        <source>Go on with another profile</source>
        <translation>使用其他档案</translation>
    </message>
    <message>
        <location filename="ui/dialogs/other_profile.py"/>
        <source>“{profile}” stays as it is. A profile of this name is opened, or made where there is none. Sealroom asks for it again when it is started as: sealroom --profile NAME</source>
        <translation>“{profile}”保持原样。会打开这个名称的档案，没有时则新建。要让 Sealroom 启动时再次使用它，请这样启动：sealroom --profile 名称</translation>
    </message>
    <message>
        <location filename="ui/dialogs/other_profile.py"/>
        <source>Name of the profile</source>
        <translation>档案名称</translation>
    </message>
    <message>
        <location filename="ui/dialogs/other_profile.py"/>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <location filename="ui/dialogs/other_profile.py"/>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <location filename="ui/dialogs/other_profile.py"/>
        <source>This is the one that cannot be opened now.</source>
        <translation>现在打不开的正是这个档案。</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <location filename="ui/text/outbox_words.py"/>
        <source>A message was not sent</source>
        <translation>有一条消息未发送</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/outbox_words.py"/>
        <source>%n messages were not sent</source>
        <translation><numerusform>有 %n 条消息未发送</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/outbox_words.py"/>
        <source>A message goes out when the connection is back</source>
        <translation>连接恢复后会发出一条消息</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/outbox_words.py"/>
        <source>%n messages go out when the connection is back</source>
        <translation><numerusform>连接恢复后会发出 %n 条消息</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/outbox_words.py"/>
        <source>What you wrote goes out after catching up</source>
        <translation>同步完成后会发出你写的内容</translation>
    </message>
</context>
<context>
    <name>OutboxBar</name>
    <message>
        <location filename="ui/room/outbox_bar.py"/>
        <source>Try all again</source>
        <translation>全部重试</translation>
    </message>
    <message>
        <location filename="ui/room/outbox_bar.py"/>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <location filename="ui/room/outbox_bar.py"/>
        <source>Discard all…</source>
        <translation>全部丢弃…</translation>
    </message>
    <message>
        <location filename="ui/room/outbox_bar.py"/>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
</context>
<context>
    <name>OwnLine</name>
    <message>
        <location filename="ui/rooms/own_line.py"/>
        <source>New room or join one</source>
        <translation>新建或加入房间</translation>
    </message>
    <message>
        <location filename="ui/rooms/own_line.py"/>
        <source>Settings (Ctrl+,)</source>
        <translation>设置 (Ctrl+,)</translation>
    </message>
    <message>
        <location filename="ui/rooms/own_line.py"/>
        <source>Lock Sealroom (Ctrl+L)</source>
        <translation>锁定 Sealroom (Ctrl+L)</translation>
    </message>
    <message>
        <location filename="ui/rooms/own_line.py"/>
        <source>Save your recovery kit</source>
        <translation>保存你的恢复包</translation>
    </message>
    <message>
        <location filename="ui/rooms/own_line.py"/>
        <source>New room…</source>
        <translation>新建房间…</translation>
    </message>
    <message>
        <location filename="ui/rooms/own_line.py"/>
        <source>Message someone…</source>
        <translation>给某人发消息…</translation>
    </message>
    <message>
        <location filename="ui/rooms/own_line.py"/>
        <source>Join by a link…</source>
        <translation>通过链接加入…</translation>
    </message>
    <message>
        <location filename="ui/rooms/own_line.py"/>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <location filename="ui/rooms/own_line.py"/>
        <source>Lock Sealroom	Ctrl+L</source>
        <translation>锁定 Sealroom	Ctrl+L</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <location filename="ui/dialogs/palette.py"/>
        <source>What do you want to do?</source>
        <translation>你想做什么？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/palette.py"/>
        <source>Type a few letters of it</source>
        <translation>输入其中几个字</translation>
    </message>
    <message>
        <location filename="ui/dialogs/palette.py"/>
        <source>What can be done now</source>
        <translation>现在可以做的事</translation>
    </message>
    <message>
        <location filename="ui/dialogs/palette.py"/>
        <source>Nothing that can be done here is called that.</source>
        <translation>这里没有叫这个名字的操作。</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <location filename="ui/panes.py"/>
        <source>Width of the list of rooms</source>
        <translation>房间列表的宽度</translation>
    </message>
    <message>
        <location filename="ui/panes.py"/>
        <source>Width of people and keys</source>
        <translation>成员与密钥的宽度</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <location filename="ui/text/passphrase_words.py"/>
        <source>Weak: one computer could try all likely ones within a few days.</source>
        <translation>弱：一台电脑几天内就能试完所有可能的口令。</translation>
    </message>
    <message>
        <location filename="ui/text/passphrase_words.py"/>
        <source>Fair: trying all likely ones takes one computer weeks or months.</source>
        <translation>中等：一台电脑需要数周或数月才能试完所有可能的口令。</translation>
    </message>
    <message>
        <location filename="ui/text/passphrase_words.py"/>
        <source>Strong: trying all likely ones takes one computer years.</source>
        <translation>强：一台电脑需要数年才能试完所有可能的口令。</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <location filename="ui/dialogs/passphrase.py"/>
        <source>Choose a passphrase</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <location filename="ui/dialogs/passphrase.py"/>
        <source>This computer has no keyring, so a passphrase protects your keys and messages. Nobody can bring it back: keep it, or your recovery code, where you find it again.</source>
        <translation>这台电脑没有密钥环，因此用口令保护你的密钥和消息。没有人能帮你找回它：请把它或你的恢复码保存在找得到的地方。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/passphrase.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="ui/dialogs/passphrase.py"/>
        <source>Protect my profile</source>
        <translation>保护我的档案</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>{name} (you)</source>
        <translation>{name}（你）</translation>
    </message>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>Looks like another</source>
        <translation>与他人相似</translation>
    </message>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>Invited</source>
        <translation>已邀请</translation>
    </message>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>Banned</source>
        <translation>已封禁</translation>
    </message>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>Muted</source>
        <translation>已禁言</translation>
    </message>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>invited</source>
        <translation>已邀请</translation>
    </message>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>banned</source>
        <translation>已封禁</translation>
    </message>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>muted</source>
        <translation>已禁言</translation>
    </message>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>verified</source>
        <translation>已验证</translation>
    </message>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>not verified</source>
        <translation>未验证</translation>
    </message>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>named in the link you got</source>
        <translation>你收到的链接中指明的人</translation>
    </message>
    <message>
        <location filename="ui/text/person_words.py"/>
        <source>looks like {name} and is somebody else</source>
        <translation>看起来像 {name}，但是另一个人</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <location filename="ui/details/people_list.py"/>
        <source>People in this room</source>
        <translation>此房间的成员</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <location filename="ui/dialogs/settings/people.py"/>
        <source>Owners run the room; Admins invite, let in, mute and remove; Members write. Choose a person to change what they may do.</source>
        <translation>房主管理房间；管理员可以邀请、准许加入、禁言和移出；成员可以发言。选择一个人即可更改其权限。</translation>
    </message>
</context>
<context>
    <name>PeopleSearch</name>
    <message>
        <location filename="ui/dialogs/people_search.py"/>
        <source>Name of someone at this relay</source>
        <translation>此中继上某人的名字</translation>
    </message>
    <message>
        <location filename="ui/dialogs/people_search.py"/>
        <source>Find people by name</source>
        <translation>按名字查找</translation>
    </message>
    <message>
        <location filename="ui/dialogs/people_search.py"/>
        <source>Nobody at this relay has a name that begins so.</source>
        <translation>此中继上没有名字以此开头的人。</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Mute</source>
        <translation>禁言</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Ban from room</source>
        <translation>从房间封禁</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Verified: compare again…</source>
        <translation>已验证：再次核对…</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Verify…</source>
        <translation>验证…</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Message</source>
        <translation>发消息</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Share earlier messages…</source>
        <translation>共享此前的消息…</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Make Owner…</source>
        <translation>设为房主…</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Make Admin</source>
        <translation>设为管理员</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Make Member</source>
        <translation>设为成员</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>For an hour</source>
        <translation>一小时</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>For a day</source>
        <translation>一天</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>For a week</source>
        <translation>一周</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Until they are let write again</source>
        <translation>直到重新允许发言</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Let write again</source>
        <translation>允许重新发言</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Remove from room…</source>
        <translation>移出房间…</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>For a day…</source>
        <translation>一天…</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>For a week…</source>
        <translation>一周…</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Until the ban is ended…</source>
        <translation>直到解除封禁…</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>End the ban</source>
        <translation>解除封禁</translation>
    </message>
    <message>
        <location filename="ui/details/person_menu.py"/>
        <source>Withdraw the invitation</source>
        <translation>撤回邀请</translation>
    </message>
</context>
<context>
    <name>PictureDrop</name>
    <message>
        <location filename="ui/parts/picture_drop.py"/>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <location filename="ui/parts/picture_drop.py"/>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <location filename="ui/parts/picture_drop.py"/>
        <source>A picture, its file, or the code as text</source>
        <translation>图片、图片文件，或文本形式的代码</translation>
    </message>
    <message>
        <location filename="ui/parts/picture_drop.py"/>
        <source>Choose a picture of the code</source>
        <translation>选择二维码图片</translation>
    </message>
    <message>
        <location filename="ui/parts/picture_drop.py"/>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.bmp)</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <location filename="ui/dialogs/picture_viewer.py"/>
        <source>After</source>
        <translation>下一张</translation>
    </message>
    <message>
        <location filename="ui/dialogs/picture_viewer.py"/>
        <source>Before</source>
        <translation>上一张</translation>
    </message>
    <message>
        <location filename="ui/dialogs/picture_viewer.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="ui/dialogs/picture_viewer.py"/>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/picture_viewer.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="ui/dialogs/picture_viewer.py"/>
        <source>Picture {name}</source>
        <translation>图片 {name}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/picture_viewer.py"/>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/picture_viewer.py"/>
        <source>This is no picture that can be shown safely. Save it instead.</source>
        <translation>这不是能安全显示的图片。请改为保存。</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Lock</source>
        <translation>应用锁</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>It is gone when it is closed.</source>
        <translation>关闭后就不再保留。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>First save your recovery kit: its code helps who forgets the passphrase.</source>
        <translation>请先保存你的恢复包：忘记口令时，恢复码能帮上忙。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Save the kit…</source>
        <translation>保存恢复包…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Set a lock…</source>
        <translation>设置应用锁…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Remove the lock…</source>
        <translation>移除应用锁…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Lock when nobody is there</source>
        <translation>无人时锁定</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Without a key or the mouse in Sealroom; also when the computer sleeps, or its screen is locked where the desktop tells.</source>
        <translation>Sealroom 中没有键盘或鼠标操作时；电脑休眠时，以及桌面环境告知屏幕锁定时也会锁定。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Keep copied messages out of clipboard histories</source>
        <translation>不让复制的消息进入剪贴板历史</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>As far as a history heeds the wish. Recovery codes never go there.</source>
        <translation>取决于剪贴板历史工具是否遵守。恢复码永远不会进入其中。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>What others see of you</source>
        <translation>其他人能看到你的哪些状态</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Show that I am typing, and who else is</source>
        <translation>显示我正在输入，并看到谁正在输入</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>In sealed rooms, to those who show it, too. It is sealed; the relay sees that something is passed on.</source>
        <translation>仅在加密房间中，且只给同样显示的人看。它是加密的；中继只知道有东西被传递。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Show what I have read, and what others have</source>
        <translation>显示我读过的内容，并看到他人读过的内容</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>As above. It keeps your own devices in step, too.</source>
        <translation>同上。它还能让你自己的设备保持同步。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Never by itself</source>
        <translation>从不自动锁定</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>After 1 minute</source>
        <translation>1 分钟后</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>After {count} minutes</source>
        <translation>{count} 分钟后</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>On: Ctrl+L locks Sealroom</source>
        <translation>已开启：按 Ctrl+L 锁定 Sealroom</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Change passphrase…</source>
        <translation>更改口令…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Locking closes the database, drops the keys and takes every text off the screen. Nothing comes in meanwhile; it waits at the relay.</source>
        <translation>锁定会关闭数据库、清除密钥，并从屏幕上移除所有文字。期间不会收到任何内容；消息在中继等候。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>The passphrase that opens this profile unlocks it, too: see This profile.</source>
        <translation>打开此档案的口令也用于解锁：见“此档案”。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Any passphrase will do. From then on it is asked for at each start as well: the keyring alone opens nothing any more. If you forget it, your recovery code still opens everything.</source>
        <translation>任何口令都可以。此后每次启动也会询问口令：仅凭密钥环不再能打开任何内容。如果忘记了口令，你的恢复码仍能打开一切。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>It takes the place of the passphrase you have.</source>
        <translation>它会取代你现有的口令。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Change the lock’s passphrase</source>
        <translation>更改应用锁的口令</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Set a lock</source>
        <translation>设置应用锁</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>From then on the keyring opens this profile without asking.</source>
        <translation>此后密钥环会直接打开此档案，不再询问。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Remove the lock?</source>
        <translation>移除应用锁？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/privacy.py"/>
        <source>Remembering…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>ReaderList</name>
    <message>
        <location filename="ui/dialogs/about/readers.py"/>
        <source>Show all {count}</source>
        <translation>显示全部 {count} 人</translation>
    </message>
</context>
<context>
    <name>ReadersPart</name>
    <message>
        <location filename="ui/dialogs/about/readers.py"/>
        <source>Who could read it</source>
        <translation>谁能阅读它</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/readers.py"/>
        <source>Who was in the room</source>
        <translation>当时在房间里的人</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/readers.py"/>
        <source>Shared later with</source>
        <translation>之后共享给</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/readers.py"/>
        <source>Others who may hold its key</source>
        <translation>其他可能持有其密钥的人</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/readers.py"/>
        <source>They came while it was still in use, or had left before it was replaced. Their apps do not get this message; with the relay’s help they could open it.</source>
        <translation>他们在密钥仍在使用时加入，或在更换之前已离开。他们的应用不会收到这条消息；但在中继协助下，他们可能打开它。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/about/readers.py"/>
        <source>The relay, and everybody with access to it.</source>
        <translation>中继，以及所有能访问中继的人。</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <location filename="ui/dialogs/recovery/page_saving.py"/>
        <source>Save the page with the code</source>
        <translation>保存写有恢复码的页面</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/page_saving.py"/>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/page_saving.py"/>
        <source>Saving the page…</source>
        <translation>正在保存页面…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/page_saving.py"/>
        <source>Remembering…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <location filename="ui/text/recovery_words.py"/>
        <source>No recovery kit has been saved yet.</source>
        <translation>尚未保存过恢复包。</translation>
    </message>
    <message>
        <location filename="ui/text/recovery_words.py"/>
        <source>Saved {when}, with messages.</source>
        <translation>{when}已保存，包含消息。</translation>
    </message>
    <message>
        <location filename="ui/text/recovery_words.py"/>
        <source>Saved {when}, without messages.</source>
        <translation>{when}已保存，不含消息。</translation>
    </message>
    <message>
        <location filename="ui/text/recovery_words.py"/>
        <source>If this computer is lost, so are you: nobody can give you your name, your rooms and what was written back.</source>
        <translation>如果这台电脑丢失，你的身份也随之丢失：没有人能帮你找回名字、房间和已有的内容。</translation>
    </message>
    <message>
        <location filename="ui/text/recovery_words.py"/>
        <source>You have not looked at the code yet. Without it the kit opens for nobody.</source>
        <translation>你还没有查看恢复码。没有它，谁也打不开恢复包。</translation>
    </message>
    <message>
        <location filename="ui/text/recovery_words.py"/>
        <source>A newer room key is not in it.</source>
        <translation>有一把较新的房间密钥不在其中。</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/recovery_words.py"/>
        <source>%n newer room keys are not in it.</source>
        <translation><numerusform>有 %n 把较新的房间密钥不在其中。</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/recovery_words.py"/>
        <source>Others in the rooms can hand them to you again; a new kit has them at once.</source>
        <translation>房间里的其他人可以再次交给你；重新保存恢复包则立即包含它们。</translation>
    </message>
    <message>
        <location filename="ui/text/recovery_words.py"/>
        <source>{name} recovery page</source>
        <translation>{name} 恢复页</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <location filename="ui/dialogs/app_settings/recovery.py"/>
        <source>The kit makes you yourself again on another computer, if this one is lost or breaks. Save it anew from time to time; the code stays the same, and an older kit opens too.</source>
        <translation>如果这台电脑丢失或损坏，恢复包能让你在另一台电脑上重新成为你自己。请不时重新保存；恢复码保持不变，旧的恢复包也能打开。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/recovery.py"/>
        <source>Save the kit…</source>
        <translation>保存恢复包…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/recovery.py"/>
        <source>Show the code…</source>
        <translation>显示恢复码…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/recovery.py"/>
        <source>Keys and recovery</source>
        <translation>密钥与恢复</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/recovery.py"/>
        <source>Save again…</source>
        <translation>再次保存…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/recovery.py"/>
        <source>Keys of a room, since you came to it</source>
        <translation>你加入以来某个房间的密钥</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/recovery.py"/>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/recovery.py"/>
        <source>You are in no room yet.</source>
        <translation>你还没有加入任何房间。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/recovery.py"/>
        <source>This room has had no key yet: it was never sealed.</source>
        <translation>这个房间还没有密钥：从未开启过加密。</translation>
    </message>
    <message>
        <location filename="ui/recovery_page.py"/>
        <source>Sealroom recovery page</source>
        <translation>Sealroom 恢复页</translation>
    </message>
    <message>
        <location filename="ui/recovery_page.py"/>
        <source>{name}, at the relay {relay}</source>
        <translation>{name}，使用中继 {relay}</translation>
    </message>
    <message>
        <location filename="ui/recovery_page.py"/>
        <source>Made on {time}</source>
        <translation>制作于 {time}</translation>
    </message>
    <message>
        <location filename="ui/recovery_page.py"/>
        <source>If your computer is lost or breaks, this code and the file of your recovery kit make you yourself again on another one: the same person, with your rooms and what was written in them.</source>
        <translation>如果你的电脑丢失或损坏，凭这个恢复码和你的恢复包文件，你可以在另一台电脑上重新成为你自己：同一个人，拥有你的房间和其中已有的内容。</translation>
    </message>
    <message>
        <location filename="ui/recovery_page.py"/>
        <source>Whoever has both the code and the file can read your messages and write in your name. Keep this page where you keep papers that matter, and not beside the file.</source>
        <translation>同时拥有恢复码和文件的人可以阅读你的消息，并以你的名义发言。请把这页纸与重要文件放在一起，不要与恢复包文件放在一处。</translation>
    </message>
    <message>
        <location filename="ui/recovery_page.py"/>
        <source>1. Start Sealroom on the new computer.</source>
        <translation>1. 在新电脑上启动 Sealroom。</translation>
    </message>
    <message>
        <location filename="ui/recovery_page.py"/>
        <source>2. Choose “I have a recovery kit”, then the kit’s file.</source>
        <translation>2. 选择“我有恢复包”，再选择恢复包文件。</translation>
    </message>
    <message>
        <location filename="ui/recovery_page.py"/>
        <source>3. Type the code. Small or capital letters, spaces and dashes make no difference.</source>
        <translation>3. 输入恢复码。不区分大小写，空格和短横线也没有影响。</translation>
    </message>
    <message>
        <location filename="ui/recovery_page.py"/>
        <source>{file} could not be saved. Choose another folder or disk.</source>
        <translation>{file} 无法保存。请选择其他文件夹或磁盘。</translation>
    </message>
</context>
<context>
    <name>RelayPage</name>
    <message>
        <location filename="ui/dialogs/app_settings/relay.py"/>
        <source>Copy relay address</source>
        <translation>复制中继地址</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/relay.py"/>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/relay.py"/>
        <source>The relay carries what you write and holds no key. It sees who writes in which room and when, and what is not sealed. Your name belongs to this relay: to be at another one, make a second profile.</source>
        <translation>中继传送你写的内容，不持有任何密钥。它能看到谁在何时在哪个房间发言，以及未加密的内容。你的名字属于这个中继：要使用另一个中继，请建立第二个档案。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/relay.py"/>
        <source>Your relay</source>
        <translation>你的中继</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/relay.py"/>
        <source>Relay</source>
        <translation>中继</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/relay.py"/>
        <source>None yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/relay.py"/>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>RemovePassphrase</name>
    <message>
        <location filename="ui/dialogs/remove_passphrase.py"/>
        <source>Present passphrase, or recovery code</source>
        <translation>现有口令或恢复码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/remove_passphrase.py"/>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <location filename="ui/dialogs/remove_passphrase.py"/>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <location filename="ui/rooms/request_card.py"/>
        <source>You have verified {name}</source>
        <translation>你已验证 {name}</translation>
    </message>
</context>
<context>
    <name>RestoreKit</name>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>Restore from a recovery kit</source>
        <translation>从恢复包恢复</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>You become the same person again, on this computer: with your name, your rooms and the keys to what was written.</source>
        <translation>你会在这台电脑上重新成为同一个人：拥有你的名字、房间和已有内容的密钥。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>The code from your paper</source>
        <translation>纸上的恢复码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>The relay’s address, only if it has changed</source>
        <translation>中继的地址，仅在有变动时填写</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>as it stands in the kit</source>
        <translation>与恢复包中的相同</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>No file chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>The kit’s file</source>
        <translation>恢复包文件</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>Choose your recovery kit</source>
        <translation>选择你的恢复包</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>Recovery kits (*.sealroom-kit);;All files (*)</source>
        <translation>恢复包 (*.sealroom-kit);;所有文件 (*)</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/restore_kit.py"/>
        <source>Restoring… {percent} %</source>
        <translation>正在恢复… {percent} %</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>Owner</source>
        <translation>房主</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>Admin</source>
        <translation>管理员</translation>
    </message>
    <message>
        <location filename="ui/text/event_words.py"/>
        <source>Member</source>
        <translation>成员</translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Room {id}</source>
        <translation>房间 {id}</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Only you</source>
        <translation>只有你</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/room_words.py"/>
        <source>%n people</source>
        <translation><numerusform>%n 人</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>{people} · messages disappear after {span}</source>
        <translation>{people} · 消息{span}后消失</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>You are not in this room any more</source>
        <translation>你已不在这个房间里</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>{people} · all verified by you</source>
        <translation>{people} · 你已全部验证</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>{people} · all verified but {names}</source>
        <translation>{people} · 除 {names} 外你已全部验证</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Is invited, and has not answered yet</source>
        <translation>已被邀请，尚未答复</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Is not here any more</source>
        <translation>已不在这里</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Only the two of you · verified by you</source>
        <translation>只有你们两人 · 你已验证对方</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Only the two of you</source>
        <translation>只有你们两人</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Everyone here is verified by you</source>
        <translation>这里的所有人你都已验证</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Nobody here is verified by you yet</source>
        <translation>这里的人你都尚未验证</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/room_words.py"/>
        <source>%n people here are not verified by you</source>
        <translation><numerusform>这里有 %n 人你尚未验证</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Not verified by you: {names}</source>
        <translation>你尚未验证：{names}</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>{name} is typing…</source>
        <translation>{name} 正在输入…</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>{names} are typing…</source>
        <translation>{names} 正在输入…</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Not sealed: the relay can read this</source>
        <translation>未加密：中继能读取</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Sealed</source>
        <translation>已加密</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Sealed · key made {when}, overdue</source>
        <translation>已加密 · 密钥{when}生成，已逾期</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Sealed · key made {when}</source>
        <translation>已加密 · 密钥{when}生成</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Sealed · key replaced {when}</source>
        <translation>已加密 · 密钥{when}更换</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Waits for its key</source>
        <translation>等待密钥</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Waits for its key; asked {names}</source>
        <translation>等待密钥；已询问 {names}</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>You: {text}</source>
        <translation>你：{text}</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Pinned rooms</source>
        <translation>置顶的房间</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>Archived rooms</source>
        <translation>已归档的房间</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>sealed</source>
        <translation>已加密</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>not sealed</source>
        <translation>未加密</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>not trusted</source>
        <translation>不可信</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/room_words.py"/>
        <source>%n unread</source>
        <translation><numerusform>%n 条未读</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>marked unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>you are mentioned</source>
        <translation>有人提到你</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>muted</source>
        <translation>免打扰</translation>
    </message>
    <message>
        <location filename="ui/text/room_words.py"/>
        <source>draft: {text}</source>
        <translation>草稿：{text}</translation>
    </message>
</context>
<context>
    <name>RoomChoices</name>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>PINNED</source>
        <translation>置顶</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>ROOMS</source>
        <translation>房间</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>ARCHIVED</source>
        <translation>已归档</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>For 1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>For 8 hours</source>
        <translation>8 小时</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>For a day</source>
        <translation>一天</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>For a week</source>
        <translation>一周</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>For good</source>
        <translation>永久</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>Muted</source>
        <translation>已设为免打扰</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>Muted until {time}</source>
        <translation>免打扰至{time}</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>Every message</source>
        <translation>每条消息</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>Only where I am mentioned</source>
        <translation>仅在提到我时</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>Nothing</source>
        <translation>不通知</translation>
    </message>
    <message>
        <location filename="ui/text/room_choice_words.py"/>
        <source>As in the settings ({level})</source>
        <translation>按照设置（{level}）</translation>
    </message>
</context>
<context>
    <name>RoomDelegate</name>
    <message>
        <location filename="ui/rooms/room_delegate.py"/>
        <source>Not trusted any more: sending has stopped</source>
        <translation>不再可信：已停止发送</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_delegate.py"/>
        <source>You are not in this room any more</source>
        <translation>你已不在这个房间里</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_delegate.py"/>
        <source>Draft: {text}</source>
        <translation>草稿：{text}</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_delegate.py"/>
        <source>Waits for its key</source>
        <translation>等待密钥</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_delegate.py"/>
        <source>Nothing was written yet</source>
        <translation>还没有任何内容</translation>
    </message>
</context>
<context>
    <name>RoomHeader</name>
    <message>
        <location filename="ui/room/header.py"/>
        <source>Everyone here is verified by you</source>
        <translation>这里的所有人你都已验证</translation>
    </message>
    <message>
        <location filename="ui/room/header.py"/>
        <source>Find in this room</source>
        <translation>在此房间中查找</translation>
    </message>
    <message>
        <location filename="ui/room/header.py"/>
        <source>Room settings</source>
        <translation>房间设置</translation>
    </message>
    <message>
        <location filename="ui/room/header.py"/>
        <source>People and keys</source>
        <translation>成员与密钥</translation>
    </message>
    <message>
        <location filename="ui/room/header.py"/>
        <source>Not trusted</source>
        <translation>不可信</translation>
    </message>
    <message>
        <location filename="ui/room/header.py"/>
        <source>Waits for its key</source>
        <translation>等待密钥</translation>
    </message>
    <message>
        <location filename="ui/room/header.py"/>
        <source>Sealed</source>
        <translation>已加密</translation>
    </message>
    <message>
        <location filename="ui/room/header.py"/>
        <source>Not sealed</source>
        <translation>未加密</translation>
    </message>
</context>
<context>
    <name>RoomLine</name>
    <message>
        <location filename="ui/dialogs/app_settings/storage.py"/>
        <source>{size} in {count} lines</source>
        <translation>{size}，共 {count} 行</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/storage.py"/>
        <source>Clean up…</source>
        <translation>清理…</translation>
    </message>
</context>
<context>
    <name>RoomList</name>
    <message>
        <location filename="ui/rooms/room_list.py"/>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
</context>
<context>
    <name>RoomMenu</name>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Open in its own window</source>
        <translation>在单独窗口中打开</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Pin to the top</source>
        <translation>置顶</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Unmute ({words})</source>
        <translation>取消免打扰（{words}）</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Notify me of</source>
        <translation>通知我</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Bring back from the archive</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Invite…</source>
        <translation>邀请…</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Room settings…</source>
        <translation>房间设置…</translation>
    </message>
    <message>
        <location filename="ui/rooms/room_menu.py"/>
        <source>Leave room…</source>
        <translation>退出房间…</translation>
    </message>
</context>
<context>
    <name>RoomPage</name>
    <message>
        <location filename="ui/room/room_page.py"/>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>RoomSettings</name>
    <message>
        <location filename="ui/dialogs/room_settings.py"/>
        <source>Parts of the settings</source>
        <translation>设置的分类</translation>
    </message>
    <message>
        <location filename="ui/dialogs/room_settings.py"/>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <location filename="ui/dialogs/room_settings.py"/>
        <source>Sealing</source>
        <translation>加密</translation>
    </message>
    <message>
        <location filename="ui/dialogs/room_settings.py"/>
        <source>People</source>
        <translation>成员</translation>
    </message>
    <message>
        <location filename="ui/dialogs/room_settings.py"/>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <location filename="ui/dialogs/room_settings.py"/>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>RoomsPane</name>
    <message>
        <location filename="ui/rooms/pane.py"/>
        <source>No rooms yet. Make one with +, or ask someone for a link.</source>
        <translation>还没有房间。点按 + 新建，或向别人要一个链接。</translation>
    </message>
    <message>
        <location filename="ui/rooms/pane.py"/>
        <source>Requests to answer</source>
        <translation>待处理的请求</translation>
    </message>
    <message>
        <location filename="ui/rooms/pane.py"/>
        <source>Search everywhere</source>
        <translation>全局搜索</translation>
    </message>
</context>
<context>
    <name>SaveKit</name>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>Save your recovery kit</source>
        <translation>保存你的恢复包</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>If this computer is lost or breaks, the kit makes you yourself again on another one: the same person, with your rooms and what was written. It is a file and a code. Keep them apart from each other and from this computer.</source>
        <translation>如果这台电脑丢失或损坏，恢复包能让你在另一台电脑上重新成为你自己：同一个人，拥有你的房间和已有的内容。它由一个文件和一个恢复码组成。请将两者分开保存，也不要放在这台电脑旁。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>With all messages</source>
        <translation>包含所有消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>A larger file. What was written stays readable even without a relay.</source>
        <translation>文件更大。即使没有中继，已有的内容仍可阅读。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>Save the file…</source>
        <translation>保存文件…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>Sealed: without the code nobody can read it. A stick is a good place.</source>
        <translation>已加密：没有恢复码，谁也无法读取。U 盘是个好地方。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>The file</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>Save a page to print…</source>
        <translation>保存可打印的页面…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>Show…</source>
        <translation>显示…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>32 letters and digits, for paper. The file opens with it alone.</source>
        <translation>32 个字母和数字，请写在纸上。只有它能打开文件。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>The code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>You have seen the code.</source>
        <translation>你已查看恢复码。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>The page is saved. Print it, then delete the file.</source>
        <translation>页面已保存。请打印，然后删除该文件。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>Recovery kit (*.sealroom-kit)</source>
        <translation>恢复包 (*.sealroom-kit)</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/save_kit.py"/>
        <source>Saving… {percent} %</source>
        <translation>正在保存… {percent} %</translation>
    </message>
</context>
<context>
    <name>ScheduledBar</name>
    <message>
        <location filename="ui/room/scheduled_bar.py"/>
        <source>Show…</source>
        <translation>显示…</translation>
    </message>
</context>
<context>
    <name>ScheduledSheet</name>
    <message>
        <location filename="ui/dialogs/scheduled.py"/>
        <source>Sent later</source>
        <translation>稍后发送</translation>
    </message>
    <message>
        <location filename="ui/dialogs/scheduled.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="ui/dialogs/scheduled.py"/>
        <source>It did not go: {why}</source>
        <translation>未发出：{why}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/scheduled.py"/>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <location filename="ui/dialogs/scheduled.py"/>
        <source>Other time…</source>
        <translation>其他时间…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/scheduled.py"/>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <location filename="ui/dialogs/scheduled.py"/>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>SealingPage</name>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>Sealed</source>
        <translation>已加密</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>Single messages may go unsealed</source>
        <translation>允许单条消息不加密</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>People can open the lock for one message, which the relay can then read.</source>
        <translation>成员可以为一条消息打开锁，中继便能读取那条消息。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>Replace the key when someone joins</source>
        <translation>有人加入时更换密钥</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>It is always replaced when someone leaves.</source>
        <translation>有人离开时总会更换密钥。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>Replace the key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>Replace the key now</source>
        <translation>立即更换密钥</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>Only an Owner can change these.</source>
        <translation>只有房主可以更改这些设置。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>A new key is handed to everyone in the room; old messages stay readable.</source>
        <translation>新密钥会交给房间里的所有人；旧消息仍可阅读。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>Only the people in this room can read its messages, name and description.</source>
        <translation>只有房间里的人能阅读其中的消息、名称和描述。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>The relay can read everything that is written in this room.</source>
        <translation>中继能读取这个房间里的所有内容。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>By this computer’s clock the key’s time is over, and it was not replaced although people went on writing.</source>
        <translation>按这台电脑的时钟，密钥的期限已过；虽然有人继续发言，密钥却没有更换。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>Replace it now.</source>
        <translation>请立即更换。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>An Owner can ask for a new one.</source>
        <translation>房主可以要求更换。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>every {period}</source>
        <translation>每 {period}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>only when someone leaves</source>
        <translation>仅在有人离开时</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/settings/sealing.py"/>
        <source>Replacing the key…</source>
        <translation>正在更换密钥…</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <location filename="ui/text/search_words.py"/>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <location filename="ui/text/search_words.py"/>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <location filename="ui/text/search_words.py"/>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <location filename="ui/text/search_words.py"/>
        <source>{sender} in {room}: {text}, {time}, {lock}</source>
        <translation>{sender}，在“{room}”中：{text}，{time}，{lock}</translation>
    </message>
    <message>
        <location filename="ui/text/search_words.py"/>
        <source>Narrow it down: from:name  in:room  before:2025-11-01  has:link  is:sealed</source>
        <translation>缩小范围：from:名字  in:房间  before:2025-11-01  has:link  is:sealed</translation>
    </message>
    <message>
        <location filename="ui/text/search_words.py"/>
        <source>Nobody and no room here is called {names}.</source>
        <translation>这里没有叫“{names}”的人或房间。</translation>
    </message>
    <message>
        <location filename="ui/text/search_words.py"/>
        <source>Older messages are still being made ready to be found: {percent} %</source>
        <translation>较早的消息仍在准备中，之后才能找到：{percent} %</translation>
    </message>
    <message>
        <location filename="ui/text/search_words.py"/>
        <source>Nothing was found.</source>
        <translation>没有找到任何内容。</translation>
    </message>
    <message>
        <location filename="ui/text/search_words.py"/>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <location filename="ui/text/search_words.py"/>
        <source>{at} of {count}</source>
        <translation>第 {at} 个，共 {count} 个</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <location filename="ui/search/search_field.py"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <location filename="ui/search/results.py"/>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <location filename="ui/room/selection.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="ui/room/selection.py"/>
        <source>Forward…</source>
        <translation>转发…</translation>
    </message>
    <message>
        <location filename="ui/room/selection.py"/>
        <source>Recall…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <location filename="ui/room/selection.py"/>
        <source>Choose none</source>
        <translation>取消选择</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/room/selection.py"/>
        <source>%n chosen</source>
        <translation><numerusform>已选择 %n 条</numerusform></translation>
    </message>
</context>
<context>
    <name>SendFiles</name>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Send files</source>
        <translation>发送文件</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Words to go with it</source>
        <translation>随附的文字</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Words to go with the files</source>
        <translation>随文件附上的文字</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Keep where and how pictures were taken</source>
        <translation>保留图片的拍摄地点和方式</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>This message is not sealed: the relay can read these files, and their names.</source>
        <translation>这条消息未加密：中继能读取这些文件及其名称。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Looking at the files…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/dialogs/send_files.py"/>
        <source>%n files go at a time; the rest was left out.</source>
        <translation><numerusform>一次发送 %n 个文件；其余未加入。</numerusform></translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Leave out {name}</source>
        <translation>去掉 {name}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Else place, time and camera are taken out; the picture stays as it is.</source>
        <translation>否则会去除地点、时间和相机信息；图片本身不变。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Choose files to send</source>
        <translation>选择要发送的文件</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Sealing…</source>
        <translation>正在加密…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_files.py"/>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
</context>
<context>
    <name>SendLater</name>
    <message>
        <location filename="ui/dialogs/send_later.py"/>
        <source>Send later</source>
        <translation>稍后发送</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_later.py"/>
        <source>It is kept in your profile and sealed when it goes, for those who are in the room then. Sealroom has to run at that time; if not, it goes at the next start.</source>
        <translation>它保存在你的档案中，发出时为届时在房间里的人加密。那时 Sealroom 需要在运行；否则会在下次启动时发出。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_later.py"/>
        <source>Or at</source>
        <translation>或者在</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_later.py"/>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <location filename="ui/dialogs/send_later.py"/>
        <source>Send then</source>
        <translation>届时发送</translation>
    </message>
</context>
<context>
    <name>SendMenu</name>
    <message>
        <location filename="ui/composer/send_menu.py"/>
        <source>Send later…</source>
        <translation>稍后发送…</translation>
    </message>
    <message>
        <location filename="ui/composer/send_menu.py"/>
        <source>Send without a notification</source>
        <translation>静默发送</translation>
    </message>
</context>
<context>
    <name>SetPassphrase</name>
    <message>
        <location filename="ui/dialogs/set_passphrase.py"/>
        <source>Present passphrase, or recovery code</source>
        <translation>现有口令或恢复码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/set_passphrase.py"/>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <location filename="ui/dialogs/set_passphrase.py"/>
        <source>Making it hard to guess…</source>
        <translation>正在加固，使其难以猜测…</translation>
    </message>
</context>
<context>
    <name>ShareChoice</name>
    <message>
        <location filename="ui/dialogs/share_choice.py"/>
        <source>Earlier messages they may read</source>
        <translation>允许他们阅读的此前消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/share_choice.py"/>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="ui/dialogs/share_choice.py"/>
        <source>Of the last 7 days</source>
        <translation>最近 7 天的</translation>
    </message>
    <message>
        <location filename="ui/dialogs/share_choice.py"/>
        <source>All that you can read</source>
        <translation>你能阅读的全部</translation>
    </message>
    <message>
        <location filename="ui/dialogs/share_choice.py"/>
        <source>They read what is written from their joining on.</source>
        <translation>他们能阅读加入之后的内容。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/share_choice.py"/>
        <source>They also read what was written in the 7 days before their joining. Everyone in the room sees that you shared it.</source>
        <translation>他们还能阅读加入前 7 天内的内容。房间里的所有人都会看到是你共享的。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/share_choice.py"/>
        <source>They also read everything in this room that you can read. Everyone in the room sees that you shared it.</source>
        <translation>他们还能阅读这个房间里你能阅读的全部内容。房间里的所有人都会看到是你共享的。</translation>
    </message>
</context>
<context>
    <name>ShareEarlier</name>
    <message>
        <location filename="ui/dialogs/share_history.py"/>
        <source>Share earlier messages with {name}?</source>
        <translation>与 {name} 共享此前的消息？</translation>
    </message>
    <message>
        <location filename="ui/dialogs/share_history.py"/>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <location filename="ui/dialogs/share_history.py"/>
        <source>Sharing…</source>
        <translation>正在共享…</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <location filename="ui/dialogs/sheet.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <location filename="ui/sheets.py"/>
        <source>You have asked. Someone in the room lets you in.</source>
        <translation>已提交申请。房间里的人会处理。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Discard this message?</source>
        <translation>丢弃这条消息？</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>It was not sent, and is gone then: {text}</source>
        <translation>它尚未发送，丢弃后就没有了：{text}</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Recall this message?</source>
        <translation>撤回这条消息？</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>{text}: destroyed here, and on every computer that hears of it. Who has read or copied it keeps what they know, and the relay keeps what it stored until it deletes that by itself.</source>
        <translation>{text}：会在这里以及所有得知撤回的电脑上销毁。已经读过或复制过的人仍知道其内容，中继也会保留所存的内容，直到它自行删除。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Recall</source>
        <translation>撤回</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/sheets.py"/>
        <source>Recall %n messages?</source>
        <translation><numerusform>撤回 %n 条消息？</numerusform></translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>They are destroyed here, and on every computer that hears of it. Who has read or copied them keeps what they know, and the relay keeps what it stored until it deletes that by itself.</source>
        <translation>它们会在这里以及所有得知撤回的电脑上销毁。已经读过或复制过的人仍知道其内容，中继也会保留所存的内容，直到它自行删除。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Discard what was not sent?</source>
        <translation>丢弃未发送的消息？</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>{words} in {room}, and would be gone then.</source>
        <translation>“{room}”中{words}，丢弃后就没有了。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Seal {room}?</source>
        <translation>加密“{room}”？</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>A key is made and handed to everyone in the room. What is written from then on can be read by them alone. What was written before stays as it is.</source>
        <translation>会生成密钥并交给房间里的所有人。此后的内容只有他们能阅读。此前的内容保持原样。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Seal</source>
        <translation>加密</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Switch sealing off in {room}?</source>
        <translation>关闭“{room}”的加密？</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>The relay can then read what is written, and the room’s name and description. What was sealed before stays sealed.</source>
        <translation>此后中继能读取写下的内容，以及房间的名称和描述。此前加密的内容仍保持加密。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Switch off</source>
        <translation>关闭加密</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Make {name} an Owner?</source>
        <translation>将 {name} 设为房主？</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Owners can do everything here, also switch sealing off. Only {name} can give it up again.</source>
        <translation>房主可以做这里的一切，包括关闭加密。只有 {name} 自己能放弃房主身份。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Make Owner</source>
        <translation>设为房主</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Step down as Owner?</source>
        <translation>卸任房主？</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Another Owner would have to make you Owner again.</source>
        <translation>之后需要另一位房主重新将你设为房主。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Step down</source>
        <translation>卸任</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Remove {name}?</source>
        <translation>移出 {name}？</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>The room’s key is replaced: {name} can read nothing that is written after, and can be invited again.</source>
        <translation>房间的密钥会更换：{name} 无法阅读之后的任何内容，但可以再次被邀请。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Remove</source>
        <translation>移出</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>The room’s key is replaced: {name} can read nothing that is written after, and cannot come back until the ban is ended.</source>
        <translation>房间的密钥会更换：{name} 无法阅读之后的任何内容，解除封禁之前也无法回来。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>The room’s key is replaced: {name} can read nothing that is written after, and cannot come back before {time}.</source>
        <translation>房间的密钥会更换：{name} 无法阅读之后的任何内容，{time}之前也无法回来。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Ban {name}?</source>
        <translation>封禁 {name}？</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Ban</source>
        <translation>封禁</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Refuse {name}?</source>
        <translation>拒绝 {name}？</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>{name} is told, and can ask again.</source>
        <translation>{name} 会得到通知，可以再次申请。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Decline the invitation?</source>
        <translation>拒绝邀请？</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>{name} is told, and can invite you again.</source>
        <translation>{name} 会得到通知，可以再次邀请你。</translation>
    </message>
    <message>
        <location filename="ui/sheets.py"/>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <location filename="ui/dialogs/app_settings/shortcuts.py"/>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>ShowCode</name>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>Your recovery code</source>
        <translation>你的恢复码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>With this code and the kit’s file you become yourself again on another computer. Write it down, or print the page.</source>
        <translation>凭这个恢复码和恢复包文件，你可以在另一台电脑上重新成为你自己。请抄写下来，或打印页面。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>The code is covered</source>
        <translation>恢复码已遮住</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>See that nobody looks over your shoulder, and no camera.</source>
        <translation>请确认没有人从背后偷看，也没有摄像头。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>Save a page to print…</source>
        <translation>保存可打印的页面…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>Show the code</source>
        <translation>显示恢复码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>Recovery code {code}</source>
        <translation>恢复码 {code}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>The code for a camera</source>
        <translation>供扫描的二维码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>A camera reads the same from the picture. To keep it in a password store, copy it.</source>
        <translation>用相机扫描图片得到的内容相同。要存入密码管理器，请复制它。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>Copied. Paste it where it belongs: the clipboard is emptied when Sealroom is locked or closed.</source>
        <translation>已复制。请粘贴到它该去的地方：Sealroom 锁定或关闭时会清空剪贴板。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/recovery/show_code.py"/>
        <source>The page is saved. Print it, then delete the file.</source>
        <translation>页面已保存。请打印，然后删除该文件。</translation>
    </message>
</context>
<context>
    <name>SlowMode</name>
    <message>
        <location filename="ui/composer/slow_mode.py"/>
        <source>Slow mode: write again in {span}</source>
        <translation>慢速模式：{span}后可再次发言</translation>
    </message>
    <message>
        <location filename="ui/composer/slow_mode.py"/>
        <source>Slow mode: one message in {span}</source>
        <translation>慢速模式：每{span}一条消息</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <location filename="ui/room/guide.py"/>
        <source>{step} Done.</source>
        <translation>{step}已完成。</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <location filename="ui/dialogs/app_settings/storage.py"/>
        <source>What was written, by room</source>
        <translation>各房间的内容</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/storage.py"/>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/storage.py"/>
        <source>Measuring…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/storage.py"/>
        <source>{size} on this computer</source>
        <translation>这台电脑上 {size}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/storage.py"/>
        <source>{database} of texts and keys, {files} of files; all of it is sealed.</source>
        <translation>文字和密钥 {database}，文件 {files}；全部已加密。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/storage.py"/>
        <source>{free} of that is free again, and goes back to the disk by itself.</source>
        <translation>其中 {free} 已空出，会自动归还磁盘。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/storage.py"/>
        <source>{count} messages were deleted from this computer.</source>
        <translation>已从这台电脑删除 {count} 条消息。</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <location filename="ui/search/switcher.py"/>
        <source>Where to?</source>
        <translation>去哪里？</translation>
    </message>
    <message>
        <location filename="ui/search/switcher.py"/>
        <source>A few letters of a room or a person</source>
        <translation>输入房间或联系人的几个字</translation>
    </message>
    <message>
        <location filename="ui/search/switcher.py"/>
        <source>Rooms and people</source>
        <translation>房间和联系人</translation>
    </message>
    <message>
        <location filename="ui/search/switcher.py"/>
        <source>No room and nobody here is called that.</source>
        <translation>这里没有叫这个名字的房间或联系人。</translation>
    </message>
</context>
<context>
    <name>Talk</name>
    <message>
        <location filename="ui/room/talk.py"/>
        <source>Change your message</source>
        <translation>编辑你的消息</translation>
    </message>
    <message>
        <location filename="ui/room/talk.py"/>
        <source>Answer yourself</source>
        <translation>回复自己</translation>
    </message>
    <message>
        <location filename="ui/room/talk.py"/>
        <source>Answer {name}</source>
        <translation>回复 {name}</translation>
    </message>
    <message>
        <location filename="ui/text/talk_words.py"/>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <location filename="ui/text/talk_words.py"/>
        <source>Recalled</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <location filename="ui/text/talk_words.py"/>
        <source>A message that is not here</source>
        <translation>不在这里的消息</translation>
    </message>
    <message>
        <location filename="ui/text/talk_words.py"/>
        <source>A message without text to show</source>
        <translation>没有可显示文本的消息</translation>
    </message>
    <message>
        <location filename="ui/text/talk_words.py"/>
        <source>You recalled this message.</source>
        <translation>你撤回了这条消息。</translation>
    </message>
    <message>
        <location filename="ui/text/talk_words.py"/>
        <source>{name} recalled this message.</source>
        <translation>{name} 撤回了这条消息。</translation>
    </message>
    <message>
        <location filename="ui/text/talk_words.py"/>
        <source>{name} recalled this message of another.</source>
        <translation>{name} 撤回了他人的这条消息。</translation>
    </message>
    <message>
        <location filename="ui/text/talk_words.py"/>
        <source>This was written with a newer Sealroom. Update this one to see what it is.</source>
        <translation>这是用更新版本的 Sealroom 写的。请更新后查看。</translation>
    </message>
    <message>
        <location filename="ui/text/talk_words.py"/>
        <source>Your change was not sent: {why}</source>
        <translation>你的编辑未能发送：{why}</translation>
    </message>
    <message>
        <location filename="ui/text/talk_words.py"/>
        <source>you</source>
        <translation>你</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/talk_words.py"/>
        <source>%n more</source>
        <translation><numerusform>还有 %n 个</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/talk_words.py"/>
        <source>{emoji} from {names}</source>
        <translation>{emoji}，来自 {names}</translation>
    </message>
</context>
<context>
    <name>ThisProfilePage</name>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>It is gone when it is closed.</source>
        <translation>关闭后就不再保留。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>This profile</source>
        <translation>此档案</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>What opens it on this computer</source>
        <translation>在这台电脑上打开它的方式</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Remove passphrase</source>
        <translation>移除口令</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Copy where the profile lies</source>
        <translation>复制档案的位置</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Where it lies</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Change passphrase…</source>
        <translation>更改口令…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Add a passphrase…</source>
        <translation>添加口令…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>{keyring} opens it together with the passphrase of the lock</source>
        <translation>{keyring} 与应用锁的口令一起打开它</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Does not hold its part of the lock now</source>
        <translation>现在不持有应用锁的那一部分</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>{keyring} opens it without asking</source>
        <translation>{keyring} 直接打开它，不询问</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Does not hold the key now</source>
        <translation>现在不持有密钥</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Opens it where the keyring cannot</source>
        <translation>密钥环无法打开时，用它打开</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Comes with the recovery kit, and then opens the profile as well</source>
        <translation>随恢复包提供，之后也能打开此档案</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>The one of the lock, see Privacy</source>
        <translation>应用锁的口令，见“隐私”</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>None. One that you know by heart opens it where the keyring cannot</source>
        <translation>无。设置一个记得住的口令，密钥环无法打开时可以用它</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Asked for at each start</source>
        <translation>每次启动时询问</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>The one before opens nothing any more.</source>
        <translation>之前的口令不再能打开任何内容。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Add a passphrase</source>
        <translation>添加口令</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>It opens this profile where the keyring is locked, emptied or gone. Nobody can bring it back.</source>
        <translation>密钥环被锁定、清空或丢失时，它能打开此档案。没有人能帮你找回它。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>From then on only the keyring and the recovery code open this profile.</source>
        <translation>此后只有密钥环和恢复码能打开此档案。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/this_profile.py"/>
        <source>Remove the passphrase?</source>
        <translation>移除口令？</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>disappears {time}</source>
        <translation>{time}消失</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>{name} (verified)</source>
        <translation>{name}（已验证）</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>forwarded</source>
        <translation>已转发</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>in answer to {name}: {text}</source>
        <translation>回复 {name}：{text}</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>Earlier messages were shared with you and are on their way…</source>
        <translation>此前的消息已共享给你，正在送达…</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>All earlier messages were shared with you.</source>
        <translation>此前的全部消息已共享给你。</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>Your history here begins on {date}: earlier messages from then on were shared with you.</source>
        <translation>你在这里的历史从{date}开始：此后的旧消息已共享给你。</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>Your history here begins with your joining. Earlier messages were sealed for those who were here.</source>
        <translation>你在这里的历史从加入时开始。此前的消息是为当时在这里的人加密的。</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>sealed</source>
        <translation>已加密</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>not sealed</source>
        <translation>未加密</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>not verified</source>
        <translation>无法验证</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>waits for its key</source>
        <translation>等待密钥</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>Waits to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>Not sent: {why}</source>
        <translation>未发送：{why}</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>Read by {names}</source>
        <translation>{names} 已读</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>What was said before is not kept by the relay any more</source>
        <translation>中继已不再保留此前的内容</translation>
    </message>
    <message>
        <location filename="ui/text/item_words.py"/>
        <source>A message from {name} never arrived</source>
        <translation>{name} 的一条消息始终没有送达</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/item_words.py"/>
        <source>%n messages from {name} never arrived</source>
        <translation><numerusform>{name} 的 %n 条消息始终没有送达</numerusform></translation>
    </message>
    <message>
        <location filename="ui/timeline/actions_line.py"/>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <location filename="ui/timeline/actions_line.py"/>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <location filename="ui/timeline/actions_line.py"/>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <location filename="ui/timeline/actions_line.py"/>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <location filename="ui/timeline/actions_line.py"/>
        <source>Ask again now</source>
        <translation>现在再次询问</translation>
    </message>
    <message>
        <location filename="ui/timeline/bubble.py"/>
        <source>Forwarded</source>
        <translation>已转发</translation>
    </message>
    <message>
        <location filename="ui/timeline/delegate.py"/>
        <source>Jump to another day</source>
        <translation>跳转到其他日期</translation>
    </message>
    <message>
        <location filename="ui/timeline/delegate.py"/>
        <source>Changed {time}: click for what it said before</source>
        <translation>{time}已编辑：点按查看之前的内容</translation>
    </message>
    <message>
        <location filename="ui/timeline/delegate.py"/>
        <source>Jump to the message</source>
        <translation>跳转到该消息</translation>
    </message>
    <message>
        <location filename="ui/timeline/delegate.py"/>
        <source>Copy the code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <location filename="ui/timeline/delegate.py"/>
        <source>Verified by you</source>
        <translation>你已验证</translation>
    </message>
    <message>
        <location filename="ui/timeline/delegate.py"/>
        <source>Save, or stop</source>
        <translation>保存或停止</translation>
    </message>
    <message>
        <location filename="ui/timeline/row_layout.py"/>
        <source>New</source>
        <translation>新消息</translation>
    </message>
</context>
<context>
    <name>ToEndButton</name>
    <message>
        <location filename="ui/timeline/to_end.py"/>
        <source>To the newest message</source>
        <translation>跳到最新消息</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/timeline/to_end.py"/>
        <source>To the newest message, %n unread</source>
        <translation><numerusform>跳到最新消息，%n 条未读</numerusform></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <location filename="ui/parts/toast.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>the Owner</source>
        <translation>房主</translation>
    </message>
    <message>
        <source>Owner and Admins</source>
        <translation>房主和管理员</translation>
    </message>
    <message>
        <source>the database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>The profile</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>at least {1} MB of room</source>
        <translation>至少 {1} MB 空间</translation>
    </message>
    <message>
        <source>room</source>
        <translation>一些空间</translation>
    </message>
    <message>
        <source> on the computer “{1}”</source>
        <translation>（位于电脑“{1}”）</translation>
    </message>
    <message>
        <source> (process {1})</source>
        <translation>（进程 {1}）</translation>
    </message>
    <message>
        <source> on the computer “{1}” (process {2})</source>
        <translation>（位于电脑“{1}”，进程 {2}）</translation>
    </message>
    <message>
        <location filename="crypto/errors.py"/>
        <source>This file is not a recovery kit. Choose the file that Sealroom saved for you.</source>
        <translation>此文件不是恢复包。请选择 Sealroom 为你保存的文件。</translation>
    </message>
    <message>
        <location filename="crypto/errors.py"/>
        <source>This kit was written by a newer Sealroom (form {1}, this one reads up to {2}). Install the newer one.</source>
        <translation>此恢复包由更新版本的 Sealroom 写成（格式 {1}，当前版本最高支持 {2}）。请安装更新的版本。</translation>
    </message>
    <message>
        <location filename="crypto/errors.py"/>
        <source>This code does not open this kit. Compare it letter by letter with your paper; or the kit belongs to another code.</source>
        <translation>这个恢复码打不开此恢复包。请与纸上的逐字核对；也可能恢复包对应另一个恢复码。</translation>
    </message>
    <message>
        <location filename="crypto/errors.py"/>
        <source>This kit is damaged or was not saved whole. Use another copy of it.</source>
        <translation>此恢复包已损坏或未完整保存。请使用它的另一份副本。</translation>
    </message>
    <message>
        <location filename="crypto/recovery_code.py"/>
        <source>This is far more than a recovery code, which has {1} letters and digits.</source>
        <translation>这远比恢复码长，恢复码共有 {1} 个字母和数字。</translation>
    </message>
    <message>
        <location filename="crypto/recovery_code.py"/>
        <source>A recovery code has {1} letters and digits; this has {2}.</source>
        <translation>恢复码共有 {1} 个字母和数字；这里有 {2} 个。</translation>
    </message>
    <message>
        <location filename="ledger/errors.py"/>
        <source>The room has changed meanwhile.</source>
        <translation>房间在此期间发生了变更。</translation>
    </message>
    <message>
        <location filename="ledger/errors.py"/>
        <source>The entry is not signed by its author.</source>
        <translation>该条目没有其作者的签名。</translation>
    </message>
    <message>
        <location filename="ledger/membership.py"/>
        <source>This request is from an earlier stay.</source>
        <translation>这个申请来自更早的一次停留。</translation>
    </message>
    <message>
        <location filename="ledger/membership.py"/>
        <source>This request is dated in the future.</source>
        <translation>这个申请的日期在未来。</translation>
    </message>
    <message>
        <location filename="ledger/membership.py"/>
        <source>This request is too old; ask again.</source>
        <translation>这个申请太旧；请重新申请。</translation>
    </message>
    <message>
        <location filename="ledger/reducer.py"/>
        <source>The ledger is empty.</source>
        <translation>账本为空。</translation>
    </message>
    <message>
        <location filename="ledger/reducer.py"/>
        <source>A ledger begins with its creation.</source>
        <translation>账本须以创建房间开始。</translation>
    </message>
    <message>
        <location filename="ledger/reducer.py"/>
        <source>The entry is older than the one before it.</source>
        <translation>该条目比它之前的条目更早。</translation>
    </message>
    <message>
        <location filename="ledger/reducer.py"/>
        <source>The room exists already.</source>
        <translation>房间已经存在。</translation>
    </message>
    <message>
        <location filename="ledger/reducer.py"/>
        <source>Not a member of this room.</source>
        <translation>不是此房间的成员。</translation>
    </message>
    <message>
        <location filename="ledger/roles.py"/>
        <source>Only {1} may do this.</source>
        <translation>只有{1}可以这样做。</translation>
    </message>
    <message>
        <location filename="ledger/roles.py"/>
        <source>This cannot be done to oneself.</source>
        <translation>不能对自己这样做。</translation>
    </message>
    <message>
        <location filename="ledger/roles.py"/>
        <source>Only towards people of lower rank.</source>
        <translation>只能对级别更低的人这样做。</translation>
    </message>
    <message>
        <location filename="ledger/roles.py"/>
        <source>Already a member of this room.</source>
        <translation>已是此房间的成员。</translation>
    </message>
    <message>
        <location filename="ledger/roles.py"/>
        <source>Banned from this room.</source>
        <translation>已被此房间封禁。</translation>
    </message>
    <message>
        <location filename="ledger/roles.py"/>
        <source>This room is full.</source>
        <translation>此房间已满。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>This invitation does not stand any more.</source>
        <translation>这个邀请已失效。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>Only Owner and Admins may invite here.</source>
        <translation>在这里只有房主和管理员可以邀请。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>Already invited.</source>
        <translation>已被邀请。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>An invitation lasts up to 30 days.</source>
        <translation>邀请最长有效 30 天。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>Too many invitations wait.</source>
        <translation>等待答复的邀请过多。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>Only Owner and Admins may let people in here.</source>
        <translation>在这里只有房主和管理员可以准许他人加入。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>The request is for another room.</source>
        <translation>这个申请针对另一个房间。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>Not banned.</source>
        <translation>未被封禁。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>Not muted.</source>
        <translation>未被禁言。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>They have this role already.</source>
        <translation>对方已是这个角色。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>The room is not sealed.</source>
        <translation>房间未加密。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>The key is not the next one.</source>
        <translation>这不是下一把密钥。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>This key was in use before.</source>
        <translation>这把密钥以前用过。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>The room's first key is not there yet.</source>
        <translation>房间的第一把密钥还没有到。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>Only Owner and Admins may share earlier messages here.</source>
        <translation>在这里只有房主和管理员可以共享此前的消息。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>You cannot read what is that old.</source>
        <translation>你无法阅读那么早的内容。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>They can read all of that already.</source>
        <translation>他们已经能阅读那些内容的全部。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>The end is in the past.</source>
        <translation>结束时间已经过去。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>Title and description are not under the key in use.</source>
        <translation>名称和描述没有使用当前的密钥。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>There is no such invitation.</source>
        <translation>没有这个邀请。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>An Owner can only step down by themselves.</source>
        <translation>房主只能自己卸任。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>Make someone else Owner first.</source>
        <translation>请先将其他人设为房主。</translation>
    </message>
    <message>
        <location filename="ledger/rules.py"/>
        <source>No new key is due.</source>
        <translation>现在不需要新密钥。</translation>
    </message>
    <message>
        <location filename="store/alarms.py"/>
        <source>The relay delivered a message of another room.</source>
        <translation>中继投递了另一个房间的消息。</translation>
    </message>
    <message>
        <location filename="store/alarms.py"/>
        <source>The ledger is another room's.</source>
        <translation>这份账本属于另一个房间。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>“{1}” cannot be a profile's name. Use up to 60 letters, digits, spaces, “-”, “_” and “.”, beginning and ending with a letter or digit.</source>
        <translation>“{1}”不能用作档案名称。最多可用 60 个字母、数字、空格、“-”、“_”和“.”，并以字母或数字开头和结尾。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>{1} is not a profile and has other things in it. Choose a new or empty folder.</source>
        <translation>{1} 不是档案，里面有其他内容。请选择新的或空的文件夹。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The profile “{1}” is open in another Sealroom{2}{3}. Use that window, or close it first.</source>
        <translation>档案“{1}”已在另一个 Sealroom 中打开{2}{3}。请使用那个窗口，或先将它关闭。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The system's keyring is locked, and with it the profile. Unlock the keyring and try again.</source>
        <translation>系统的密钥环已锁定，档案也随之锁定。请解锁密钥环后重试。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The profile's key is in the system's keyring, which cannot be reached. Log in to the desktop as usual, or start the keyring service, and try again.</source>
        <translation>档案的密钥在系统的密钥环中，而密钥环无法访问。请照常登录桌面，或启动密钥环服务，然后重试。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The system's keyring answered with an error. Check that it is running and unlocked, and try again.</source>
        <translation>系统的密钥环返回了错误。请检查它是否在运行并已解锁，然后重试。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The system's keyring does not hold the key of the profile “{1}” (any more). Nothing was changed.</source>
        <translation>系统的密钥环（已）不持有档案“{1}”的密钥。没有任何改动。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The profile stays closed: no passphrase was given.</source>
        <translation>档案保持关闭：没有输入口令。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The passphrase is too short. Use at least {1} characters; a few words that nobody would guess are best.</source>
        <translation>口令太短。至少使用 {1} 个字符；最好用几个没人猜得到的词。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>A lock needs a passphrase. Any will do; a few words are best.</source>
        <translation>应用锁需要口令。任何口令都可以，最好用几个词。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>No recovery code opens this profile yet, so a forgotten passphrase or an emptied keyring would cost everything. Save your recovery kit first.</source>
        <translation>还没有能打开此档案的恢复码，因此一旦忘记口令或密钥环被清空，就会失去一切。请先保存你的恢复包。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>This is not the profile's passphrase. Try again.</source>
        <translation>这不是此档案的口令。请重试。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The passphrase stays: the system's keyring does not hold the profile's key, and without a passphrase only the recovery code would open it.</source>
        <translation>口令予以保留：系统的密钥环不持有档案的密钥，没有口令就只剩恢复码能打开它。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>{1} is missing or damaged, and without it the profile's database cannot be opened. Restore that file from a backup. Nothing was changed.</source>
        <translation>{1} 丢失或已损坏，没有它就无法打开档案的数据库。请从备份恢复该文件。没有任何改动。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The profile was protected by a newer Sealroom (form {1}, this one reads up to {2}). Install the newer one. Nothing was changed.</source>
        <translation>此档案由更新版本的 Sealroom 保护（格式 {1}，当前版本最高支持 {2}）。请安装更新的版本。没有任何改动。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The profile's database {1} is gone. Put it back from a backup. Nothing else was changed.</source>
        <translation>档案的数据库 {1} 不见了。请从备份放回。没有其他改动。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The profile's database {1} is damaged. Restore it from a backup. Nothing was changed.</source>
        <translation>档案的数据库 {1} 已损坏。请从备份恢复。没有任何改动。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The profile was used with a newer Sealroom (schema {1}, this one knows {2}). Install the newer one. Nothing was changed.</source>
        <translation>此档案曾用于更新版本的 Sealroom（数据结构 {1}，当前版本支持 {2}）。请安装更新的版本。没有任何改动。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The profile could not be brought up to date (from schema {1} to {2}). Nothing was changed: the Sealroom that you had before still opens it.</source>
        <translation>无法更新档案（数据结构从 {1} 到 {2}）。没有任何改动：之前的 Sealroom 仍能打开它。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>Another program, perhaps a backup, keeps {1} locked. Wait for it and try again.</source>
        <translation>另一个程序（可能是备份程序）锁住了 {1}。请等它结束后重试。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>There is nothing to save yet: nobody has registered in this profile.</source>
        <translation>还没有可保存的内容：此档案中尚未注册任何人。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>This profile belongs to someone already. Start Sealroom with a new profile to restore a kit. Nothing was changed.</source>
        <translation>此档案已属于某人。要恢复恢复包，请用新的档案启动 Sealroom。没有任何改动。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>{1} could not be saved. Choose another folder or disk.</source>
        <translation>{1} 无法保存。请选择其他文件夹或磁盘。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>{1} could not be read. Look whether it is still there, or copy it to this computer first.</source>
        <translation>{1} 无法读取。请查看它是否还在，或先将它复制到这台电脑。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>The disk is full. Make {1} and try again; nothing that was kept is lost.</source>
        <translation>磁盘已满。请腾出{1}后重试；已保存的内容没有丢失。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>{1} cannot be written. Give yourself the right to read and write there, or move the profile to a disk that can be written. Nothing was changed.</source>
        <translation>{1} 无法写入。请为自己赋予读写权限，或将档案移到可写入的磁盘。没有任何改动。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>{1} cannot be read or written ({2}). Check the disk and try again.</source>
        <translation>{1} 无法读取或写入（{2}）。请检查磁盘后重试。</translation>
    </message>
    <message>
        <location filename="store/errors.py"/>
        <source>This recovery code does not open the profile. Check each group.</source>
        <translation>这个恢复码打不开此档案。请逐组核对。</translation>
    </message>
    <message>
        <location filename="controller/alarms.py"/>
        <source>Nothing stands against this room any more.</source>
        <translation>这个房间已没有任何问题。</translation>
    </message>
    <message>
        <location filename="controller/amending.py"/>
        <source>This is no emoji.</source>
        <translation>这不是表情符号。</translation>
    </message>
    <message>
        <location filename="controller/amending.py"/>
        <source>This message cannot be read yet.</source>
        <translation>这条消息尚无法阅读。</translation>
    </message>
    <message>
        <location filename="controller/amending.py"/>
        <source>Only one's own messages can be changed.</source>
        <translation>只能编辑自己的消息。</translation>
    </message>
    <message>
        <location filename="controller/amending.py"/>
        <source>Only Owner and Admins may recall what others wrote.</source>
        <translation>只有房主和管理员可以撤回他人的消息。</translation>
    </message>
    <message>
        <location filename="controller/amending.py"/>
        <source>This message is not there any more.</source>
        <translation>这条消息已不在了。</translation>
    </message>
    <message>
        <location filename="controller/amending.py"/>
        <source>This message has not gone out yet.</source>
        <translation>这条消息尚未发出。</translation>
    </message>
    <message>
        <location filename="controller/amending.py"/>
        <source>This message was recalled.</source>
        <translation>这条消息已被撤回。</translation>
    </message>
    <message>
        <location filename="controller/connection.py"/>
        <source>There is no relay at {1}, or it is off.</source>
        <translation>{1} 没有中继，或中继已关闭。</translation>
    </message>
    <message>
        <location filename="controller/connection.py"/>
        <source>What answers at {1} is not a Sealroom relay.</source>
        <translation>在 {1} 应答的不是 Sealroom 中继。</translation>
    </message>
    <message>
        <location filename="controller/connection.py"/>
        <source>Nobody knows the address {1}. Check it, and whether this computer is online.</source>
        <translation>没有人知道地址 {1}。请检查地址，以及这台电脑是否联网。</translation>
    </message>
    <message>
        <location filename="controller/connection.py"/>
        <source>This computer is not online.</source>
        <translation>这台电脑没有联网。</translation>
    </message>
    <message>
        <location filename="controller/connection.py"/>
        <source>The relay at {1} does not answer.</source>
        <translation>{1} 的中继没有响应。</translation>
    </message>
    <message>
        <location filename="controller/connection.py"/>
        <source>The relay sent something that is not ours.</source>
        <translation>中继发来了不属于我们的内容。</translation>
    </message>
    <message>
        <location filename="controller/context.py"/>
        <source>There is no identity in this profile yet.</source>
        <translation>此档案中还没有身份。</translation>
    </message>
    <message>
        <location filename="controller/context.py"/>
        <source>You are not in this room any more.</source>
        <translation>你已不在这个房间里。</translation>
    </message>
    <message>
        <location filename="controller/controller.py"/>
        <source>Choose a name of up to {1} characters.</source>
        <translation>请选择一个最多 {1} 个字符的名字。</translation>
    </message>
    <message>
        <location filename="controller/direct_room.py"/>
        <source>A room for two needs somebody else.</source>
        <translation>两人房间需要另一个人。</translation>
    </message>
    <message>
        <location filename="controller/enrolment.py"/>
        <source>There is no identity to register.</source>
        <translation>没有可以注册的身份。</translation>
    </message>
    <message>
        <location filename="controller/enrolment.py"/>
        <source>Another relay answers at this address than the one you registered at. Nothing was said to it. If yours was set up anew or has moved, ask whoever runs it.</source>
        <translation>在这个地址应答的不是你注册时的那个中继。没有向它透露任何内容。如果你的中继重新搭建或搬迁过，请询问运行它的人。</translation>
    </message>
    <message>
        <location filename="controller/enrolment.py"/>
        <source>The relay did not greet. Is this a Sealroom relay?</source>
        <translation>中继没有打招呼。这是 Sealroom 中继吗？</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>This name is taken at this relay. Choose another.</source>
        <translation>这个名字在此中继上已被占用。请换一个。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>This relay takes no new people.</source>
        <translation>此中继不接纳新用户。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>This registration token is not right: mistyped, used already, or past its time.</source>
        <translation>这个注册令牌不对：输入有误、已被使用或已过期。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>Already in this room.</source>
        <translation>已在此房间里。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>You have asked already. Someone in the room has to let you in.</source>
        <translation>你已经申请过了。需要房间里的人准许你加入。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>Someone else has answered this request already.</source>
        <translation>已有其他人处理了这个申请。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>You may not write in this room at the moment.</source>
        <translation>你目前不能在这个房间里发言。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>This computer was signed out by another of your devices. What is on it stays readable.</source>
        <translation>这台电脑已被你的另一台设备退出登录。其中的内容仍可阅读。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>Only sealed messages are allowed in this room.</source>
        <translation>此房间只允许加密消息。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>Not connected to the relay. Try again when the connection is back.</source>
        <translation>未连接到中继。请在连接恢复后重试。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>This room is not here (any more).</source>
        <translation>这里（已）没有这个房间。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>Nobody called “{1}” is known at this relay.</source>
        <translation>此中继上没有名为“{1}”的人。</translation>
    </message>
    <message>
        <location filename="controller/errors.py"/>
        <source>The relay did not answer. Check the room before you try again.</source>
        <translation>中继没有响应。请先查看房间，再决定是否重试。</translation>
    </message>
    <message>
        <location filename="controller/files/room_files.py"/>
        <source>Send up to {1} files at a time.</source>
        <translation>一次最多发送 {1} 个文件。</translation>
    </message>
    <message>
        <location filename="controller/files/room_files.py"/>
        <source>These words are too long to go with files. Send them apart.</source>
        <translation>这段文字太长，无法随文件发送。请分开发送。</translation>
    </message>
    <message>
        <location filename="controller/files/room_files.py"/>
        <source>The file is too large to be shown here. Save it instead.</source>
        <translation>文件太大，无法在此显示。请改为保存。</translation>
    </message>
    <message>
        <location filename="controller/files/room_files.py"/>
        <source>The message with this file is not here any more.</source>
        <translation>带有此文件的消息已不在这里。</translation>
    </message>
    <message>
        <location filename="controller/files/room_files.py"/>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <location filename="controller/files/source.py"/>
        <source>“{1}” is too large: this relay takes {2}.</source>
        <translation>“{1}”太大：此中继最大接受 {2}。</translation>
    </message>
    <message>
        <location filename="controller/files/source.py"/>
        <source>“{1}” cannot be read: {2}.</source>
        <translation>“{1}”无法读取：{2}。</translation>
    </message>
    <message>
        <location filename="controller/files/source.py"/>
        <source>“{1}” is no file. Folders go as archives.</source>
        <translation>“{1}”不是文件。文件夹请打包后发送。</translation>
    </message>
    <message>
        <location filename="controller/files/source.py"/>
        <source>Where “{1}” was taken, if it says so, cannot be taken out of it. Keep its details to send it as it is.</source>
        <translation>无法从“{1}”中去除可能含有的拍摄地点。保留其详细信息即可原样发送。</translation>
    </message>
    <message>
        <location filename="controller/files/transfers.py"/>
        <source>The file is not on this computer any more. Send it anew.</source>
        <translation>文件已不在这台电脑上。请重新发送。</translation>
    </message>
    <message>
        <location filename="controller/files/transfers.py"/>
        <source>The relay's copy of the file is cut short.</source>
        <translation>中继上的文件副本不完整。</translation>
    </message>
    <message>
        <location filename="controller/files/transfers.py"/>
        <source>The file on this computer is damaged. Send it anew.</source>
        <translation>这台电脑上的文件已损坏。请重新发送。</translation>
    </message>
    <message>
        <location filename="controller/files/vault.py"/>
        <source>The file cannot be read or kept: {1}.</source>
        <translation>文件无法读取或保存：{1}。</translation>
    </message>
    <message>
        <location filename="controller/files/vault.py"/>
        <source>The file changed while it was read. Try again.</source>
        <translation>文件在读取期间发生了变化。请重试。</translation>
    </message>
    <message>
        <location filename="controller/files/vault.py"/>
        <source>{1}. It was thrown away.</source>
        <translation>{1}。已将其丢弃。</translation>
    </message>
    <message>
        <location filename="controller/files/vault.py"/>
        <source>{1}. Get it again.</source>
        <translation>{1}。请重新获取。</translation>
    </message>
    <message>
        <location filename="controller/inviting.py"/>
        <source>The relay named another inviter than the room's history does.</source>
        <translation>中继所说的邀请人与房间历史中的不同。</translation>
    </message>
    <message>
        <location filename="controller/inviting.py"/>
        <source>This room was stopped here, for what the relay showed of it. Open it in the list of rooms and go on there first.</source>
        <translation>由于中继所展示的内容，这个房间已在此停止。请先在房间列表中打开它并选择继续。</translation>
    </message>
    <message>
        <location filename="controller/inviting.py"/>
        <source>The relay gave the history of another room.</source>
        <translation>中继给出了另一个房间的历史。</translation>
    </message>
    <message>
        <location filename="controller/inviting.py"/>
        <source>The relay leaves out a part of this room's history that you hold.</source>
        <translation>中继隐瞒了你所持有的这个房间的一部分历史。</translation>
    </message>
    <message>
        <location filename="controller/inviting.py"/>
        <source>This room's history does not hold: {1}</source>
        <translation>这个房间的历史不成立：{1}</translation>
    </message>
    <message>
        <location filename="controller/joining.py"/>
        <source>The words are too long: {1} characters at most.</source>
        <translation>留言太长：最多 {1} 个字符。</translation>
    </message>
    <message>
        <location filename="controller/joining.py"/>
        <source>You are in this room already.</source>
        <translation>你已在这个房间里。</translation>
    </message>
    <message>
        <location filename="controller/joining.py"/>
        <source>This room is at another relay than yours: {1}</source>
        <translation>这个房间在另一个中继上，不是你的中继：{1}</translation>
    </message>
    <message>
        <location filename="controller/joining.py"/>
        <source>You do not have the room's key yet. Someone who has it can let them in.</source>
        <translation>你还没有房间的密钥。持有密钥的人可以准许他们加入。</translation>
    </message>
    <message>
        <location filename="controller/left_out.py"/>
        <source>The relay said it took this message, and then left it out of the room. The others may not have it.</source>
        <translation>中继称已收下这条消息，之后却没有把它放进房间。其他人可能没有收到。</translation>
    </message>
    <message>
        <location filename="controller/link_check.py"/>
        <source>The link that you asked by was given by the identity {1}, which never was in this room as the relay shows it. Ask for a new link, by another way than this relay.</source>
        <translation>你申请所用的链接由身份 {1} 给出，而按中继展示的内容，该身份从未在此房间里。请通过此中继之外的途径索取新的链接。</translation>
    </message>
    <message>
        <location filename="controller/link_check.py"/>
        <source>The relay shows this room without what whoever gave you the link knew of it then: its history was cut short. Tell them, by another way than this relay.</source>
        <translation>中继展示的房间缺少给你链接的人当时已知的内容：它的历史被截短了。请通过此中继之外的途径告诉对方。</translation>
    </message>
    <message>
        <location filename="controller/link_check.py"/>
        <source>This relay does not show the keys of who gave you this link. The link is for another relay, somebody changed it, or the relay has put another in their place.</source>
        <translation>此中继没有展示给你链接的人的密钥。链接可能属于另一个中继，可能被人改动过，也可能是中继用别人顶替了对方。</translation>
    </message>
    <message>
        <location filename="controller/missing_keys.py"/>
        <source>Nobody who is in this room now can have this key.</source>
        <translation>现在房间里没有人可能持有这把密钥。</translation>
    </message>
    <message>
        <location filename="controller/new_room.py"/>
        <source>Give the room a title.</source>
        <translation>请为房间取一个名称。</translation>
    </message>
    <message>
        <location filename="controller/new_room.py"/>
        <source>A title has at most {1} characters.</source>
        <translation>名称最多 {1} 个字符。</translation>
    </message>
    <message>
        <location filename="controller/new_room.py"/>
        <source>A description has at most {1} characters.</source>
        <translation>描述最多 {1} 个字符。</translation>
    </message>
    <message>
        <location filename="controller/outbox.py"/>
        <source>The message is empty.</source>
        <translation>消息为空。</translation>
    </message>
    <message>
        <location filename="controller/outbox.py"/>
        <source>The message is too long: 64 KiB at most. Send it in parts.</source>
        <translation>消息太长：最多 64 KiB。请分段发送。</translation>
    </message>
    <message>
        <location filename="controller/outbox.py"/>
        <source>Slow mode: you can write here again in {1} s.</source>
        <translation>慢速模式：{1} 秒后可再次在此发言。</translation>
    </message>
    <message>
        <location filename="controller/outbox.py"/>
        <source>This room is not sealed any more, and the message was meant to be.</source>
        <translation>这个房间已不再加密，而这条消息本应加密。</translation>
    </message>
    <message>
        <location filename="controller/received_message.py"/>
        <source>A member was shown another history of this room than you. The relay may be lying.</source>
        <translation>某位成员看到的房间历史与你的不同。中继可能在说谎。</translation>
    </message>
    <message>
        <location filename="controller/relay_address.py"/>
        <source>“{1}” is not a relay's address.</source>
        <translation>“{1}”不是中继的地址。</translation>
    </message>
    <message>
        <location filename="controller/relay_address.py"/>
        <source>{1} would be reached without TLS: everyone on the way could see who talks to whom. Use the relay's address that begins with wss.</source>
        <translation>到 {1} 的连接不使用 TLS：途中的所有人都能看到谁在和谁交谈。请使用以 wss 开头的中继地址。</translation>
    </message>
    <message>
        <location filename="controller/relay_tls.py"/>
        <source>What answers at {1} does not speak TLS, or a version that is too old.</source>
        <translation>在 {1} 应答的不支持 TLS，或版本太旧。</translation>
    </message>
    <message>
        <location filename="controller/relay_tls.py"/>
        <source>The relay at {1} shows another certificate than its address names. Somebody may stand in between, or it was set up anew: ask whoever runs it.</source>
        <translation>{1} 的中继出示的证书与其地址指明的不同。可能有人夹在中间，或它已重新搭建：请询问运行它的人。</translation>
    </message>
    <message>
        <location filename="controller/relay_tls.py"/>
        <source>The relay at {1} cannot show who it is: this computer does not trust its certificate. If it made its own, use the whole address, with the part after #.</source>
        <translation>{1} 的中继无法证明自己的身份：这台电脑不信任它的证书。如果证书是它自己制作的，请使用完整地址，包括 # 之后的部分。</translation>
    </message>
    <message>
        <location filename="controller/room_link.py"/>
        <source>This is not a room's link or code.</source>
        <translation>这不是房间的链接或代码。</translation>
    </message>
    <message>
        <location filename="controller/room_link.py"/>
        <source>This link is damaged, or somebody changed it. Ask for it again.</source>
        <translation>这个链接已损坏，或被人改动过。请重新索取。</translation>
    </message>
    <message>
        <location filename="controller/room_link.py"/>
        <source>This link does not say at which relay its room is.</source>
        <translation>这个链接没有说明房间在哪个中继上。</translation>
    </message>
    <message>
        <location filename="controller/room_link.py"/>
        <source>This link says more than this Sealroom understands. Install the newest one.</source>
        <translation>这个链接包含当前 Sealroom 不理解的内容。请安装最新版本。</translation>
    </message>
    <message>
        <location filename="controller/room_log.py"/>
        <source>The relay sent a change that does not hold: {1}</source>
        <translation>中继发来了不成立的变更：{1}</translation>
    </message>
    <message>
        <location filename="controller/room_settings.py"/>
        <source>The room is not sealed; there is no key to replace.</source>
        <translation>房间未加密；没有可更换的密钥。</translation>
    </message>
    <message>
        <location filename="controller/room_settings.py"/>
        <source>The room's title cannot be read yet; try again when its key is here.</source>
        <translation>房间的名称还无法读取；请在收到密钥后重试。</translation>
    </message>
    <message>
        <location filename="controller/room_settings.py"/>
        <source>You do not have the room's key yet.</source>
        <translation>你还没有房间的密钥。</translation>
    </message>
    <message>
        <location filename="controller/scheduling.py"/>
        <source>A newer Sealroom wrote this.</source>
        <translation>由更新版本的 Sealroom 写成。</translation>
    </message>
    <message>
        <location filename="controller/sharing.py"/>
        <source>Earlier messages could not be shared with them.</source>
        <translation>无法与他们共享此前的消息。</translation>
    </message>
    <message>
        <location filename="controller/sharing.py"/>
        <source>You may not share earlier messages with them.</source>
        <translation>你无权与他们共享此前的消息。</translation>
    </message>
    <message>
        <location filename="controller/sharing.py"/>
        <source>They can read everything of that which you can read.</source>
        <translation>你能阅读的那些内容，他们都能阅读。</translation>
    </message>
    <message>
        <location filename="controller/shell.py"/>
        <source>Sealroom has stopped working with the relay. What you wrote is stored: close it and start it again.</source>
        <translation>Sealroom 与中继的协作已停止。你写的内容已保存：请将它关闭并重新启动。</translation>
    </message>
    <message>
        <location filename="controller/shell.py"/>
        <source>The connection to the relay was lost.</source>
        <translation>与中继的连接已断开。</translation>
    </message>
    <message>
        <location filename="controller/unsent.py"/>
        <source>This message is on its way already. It may have arrived.</source>
        <translation>这条消息已在途中，可能已经送达。</translation>
    </message>
    <message>
        <location filename="controller/worker.py"/>
        <source>Something went wrong in Sealroom. What is stored is safe; it goes on from there.</source>
        <translation>Sealroom 出了点问题。已保存的内容是安全的；它会从那里继续。</translation>
    </message>
    <message>
        <location filename="relay/connection.py"/>
        <source>Register or sign in first.</source>
        <translation>请先注册或登录。</translation>
    </message>
    <message>
        <location filename="relay/connection.py"/>
        <source>This connection is signed in already.</source>
        <translation>此连接已登录。</translation>
    </message>
    <message>
        <location filename="relay/connection.py"/>
        <source>Too many new accounts.</source>
        <translation>新账户过多。</translation>
    </message>
    <message>
        <location filename="relay/connection.py"/>
        <source>Too many sign-ins from this address.</source>
        <translation>来自此地址的登录过多。</translation>
    </message>
    <message>
        <location filename="relay/connection.py"/>
        <source>Too many frames.</source>
        <translation>数据帧过多。</translation>
    </message>
    <message>
        <location filename="relay/connection.py"/>
        <source>Too many replacements are asked for.</source>
        <translation>更换请求过多。</translation>
    </message>
    <message>
        <location filename="relay/faults.py"/>
        <source>The relay made a mistake; nothing was changed.</source>
        <translation>中继出错；没有任何改动。</translation>
    </message>
    <message>
        <location filename="relay/faults.py"/>
        <source>The relay cannot store anything at the moment; try again later.</source>
        <translation>中继目前无法保存任何内容；请稍后重试。</translation>
    </message>
    <message>
        <location filename="relay/group_commit.py"/>
        <source>The relay is busy; try again in a moment.</source>
        <translation>中继繁忙；请稍后重试。</translation>
    </message>
    <message>
        <location filename="relay/names.py"/>
        <source>A name does not begin or end with a space.</source>
        <translation>名字不能以空格开头或结尾。</translation>
    </message>
    <message>
        <location filename="relay/names.py"/>
        <source>A name has visible characters.</source>
        <translation>名字须包含可见字符。</translation>
    </message>
    <message>
        <location filename="relay/names.py"/>
        <source>There are too many accents on one letter.</source>
        <translation>一个字母上的附加符号过多。</translation>
    </message>
    <message>
        <location filename="relay/names.py"/>
        <source>A name has visible characters only.</source>
        <translation>名字只能包含可见字符。</translation>
    </message>
    <message>
        <location filename="relay/operations/accounts.py"/>
        <source>There is no such user.</source>
        <translation>没有这个用户。</translation>
    </message>
    <message>
        <location filename="relay/operations/accounts.py"/>
        <source>The proof is not signed by these keys for this connection.</source>
        <translation>证明没有用这些密钥为此连接签名。</translation>
    </message>
    <message>
        <location filename="relay/operations/accounts.py"/>
        <source>This relay takes no new accounts.</source>
        <translation>此中继不接纳新账户。</translation>
    </message>
    <message>
        <location filename="relay/operations/accounts.py"/>
        <source>This relay takes new accounts by token only: none was given, or not a good one.</source>
        <translation>此中继仅凭令牌接纳新账户：没有提供令牌，或令牌无效。</translation>
    </message>
    <message>
        <location filename="relay/operations/accounts.py"/>
        <source>This name, or one that looks alike, is taken.</source>
        <translation>这个名字或与之相似的名字已被占用。</translation>
    </message>
    <message>
        <location filename="relay/operations/accounts.py"/>
        <source>These keys are registered already, as {1}.</source>
        <translation>这些密钥已注册，名字为 {1}。</translation>
    </message>
    <message>
        <location filename="relay/operations/accounts.py"/>
        <source>This relay does not know you; register first.</source>
        <translation>此中继不认识你；请先注册。</translation>
    </message>
    <message>
        <location filename="relay/operations/accounts.py"/>
        <source>Ask for a user by id or by name.</source>
        <translation>请按 ID 或名字查找用户。</translation>
    </message>
    <message>
        <location filename="relay/operations/accounts.py"/>
        <source>Whoever runs this relay has banned you from it.</source>
        <translation>运行此中继的人已将你封禁。</translation>
    </message>
    <message>
        <location filename="relay/operations/devices.py"/>
        <source>This device was signed out by another of your devices.</source>
        <translation>这台设备已被你的另一台设备退出登录。</translation>
    </message>
    <message>
        <location filename="relay/operations/devices.py"/>
        <source>A device is signed out from another one.</source>
        <translation>设备须由另一台设备退出登录。</translation>
    </message>
    <message>
        <location filename="relay/operations/devices.py"/>
        <source>You have no such device.</source>
        <translation>你没有这台设备。</translation>
    </message>
    <message>
        <location filename="relay/operations/files.py"/>
        <source>The relay does not hold this file (any more).</source>
        <translation>中继（已）没有这个文件。</translation>
    </message>
    <message>
        <location filename="relay/operations/files.py"/>
        <source>This relay takes files of up to {1} bytes.</source>
        <translation>此中继接受最大 {1} 字节的文件。</translation>
    </message>
    <message>
        <location filename="relay/operations/files.py"/>
        <source>The relay has no room for this file at the moment.</source>
        <translation>中继目前没有空间存放这个文件。</translation>
    </message>
    <message>
        <location filename="relay/operations/files.py"/>
        <source>There is no such room.</source>
        <translation>没有这个房间。</translation>
    </message>
    <message>
        <location filename="relay/operations/files.py"/>
        <source>You are muted in this room.</source>
        <translation>你在此房间被禁言。</translation>
    </message>
    <message>
        <location filename="relay/operations/files.py"/>
        <source>A file has at least one byte once it is sealed.</source>
        <translation>加密后的文件至少有一个字节。</translation>
    </message>
    <message>
        <location filename="relay/operations/files.py"/>
        <source>A file of this message is not at the relay yet.</source>
        <translation>这条消息的某个文件尚未到达中继。</translation>
    </message>
    <message>
        <location filename="relay/operations/files.py"/>
        <source>Another file has this id.</source>
        <translation>另一个文件已使用这个编号。</translation>
    </message>
    <message>
        <location filename="relay/operations/files.py"/>
        <source>The file is not yours.</source>
        <translation>这个文件不是你的。</translation>
    </message>
    <message>
        <location filename="relay/operations/files.py"/>
        <source>The file was begun with another size.</source>
        <translation>这个文件开始时的大小不同。</translation>
    </message>
    <message>
        <location filename="relay/operations/hints.py"/>
        <source>The hint is not by you, on this device.</source>
        <translation>这个提示不是你在这台设备上发出的。</translation>
    </message>
    <message>
        <location filename="relay/operations/history.py"/>
        <source>Nobody has shared earlier messages with you.</source>
        <translation>没有人与你共享过此前的消息。</translation>
    </message>
    <message>
        <location filename="relay/operations/inviting.py"/>
        <source>The entry does not invite this user.</source>
        <translation>该条目没有邀请这个用户。</translation>
    </message>
    <message>
        <location filename="relay/operations/inviting.py"/>
        <source>The entry does not withdraw this user's invitation.</source>
        <translation>该条目没有撤回对这个用户的邀请。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>This request is settled already.</source>
        <translation>这个申请已经处理。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>You are a member of this room.</source>
        <translation>你是此房间的成员。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>You have asked already; the answer is still to come.</source>
        <translation>你已经申请过了；尚待答复。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>Too many wait to be let in; try again later.</source>
        <translation>等待准许加入的人过多；请稍后重试。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>The signed request is of another room or user.</source>
        <translation>已签名的申请属于另一个房间或用户。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>You are banned from this room.</source>
        <translation>你已被此房间封禁。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>Nobody is left in this room.</source>
        <translation>此房间里已没有人。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>Letting someone in takes a ledger entry.</source>
        <translation>准许他人加入须有账本条目。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>The entry does not admit what this user asked.</source>
        <translation>该条目准许的不是这个用户所申请的。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>A wrapped key goes with its id.</source>
        <translation>封装的密钥须附带其编号。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>The wrapped key is not the room's current one.</source>
        <translation>封装的密钥不是房间当前的密钥。</translation>
    </message>
    <message>
        <location filename="relay/operations/joining.py"/>
        <source>Letting someone in takes the room's current key, wrapped.</source>
        <translation>准许他人加入须附带封装好的房间当前密钥。</translation>
    </message>
    <message>
        <location filename="relay/operations/ledger_entries.py"/>
        <source>Your clock differs too much from the relay's.</source>
        <translation>你的时钟与中继的相差太多。</translation>
    </message>
    <message>
        <location filename="relay/operations/ledger_entries.py"/>
        <source>The entry is not by you.</source>
        <translation>该条目不是你写的。</translation>
    </message>
    <message>
        <location filename="relay/operations/ledger_entries.py"/>
        <source>The entry is of another room.</source>
        <translation>该条目属于另一个房间。</translation>
    </message>
    <message>
        <location filename="relay/operations/ledger_entries.py"/>
        <source>The entry does something else than the request.</source>
        <translation>该条目所做的与请求不同。</translation>
    </message>
    <message>
        <location filename="relay/operations/ledger_entries.py"/>
        <source>The entries do not follow each other.</source>
        <translation>这些条目前后不衔接。</translation>
    </message>
    <message>
        <location filename="relay/operations/messages.py"/>
        <source>The message was written on another history of this room, or on one long past.</source>
        <translation>这条消息依据的是此房间的另一份历史，或很久以前的历史。</translation>
    </message>
    <message>
        <location filename="relay/operations/messages.py"/>
        <source>Members wait between two messages in this room.</source>
        <translation>在这个房间，成员两次发言之间需要等待。</translation>
    </message>
    <message>
        <location filename="relay/operations/messages.py"/>
        <source>This room takes sealed messages only.</source>
        <translation>此房间只接受加密消息。</translation>
    </message>
    <message>
        <location filename="relay/operations/messages.py"/>
        <source>The message is not by you, on this device.</source>
        <translation>这条消息不是你在这台设备上写的。</translation>
    </message>
    <message>
        <location filename="relay/operations/messages.py"/>
        <source>The message and the request differ on whether it is sealed.</source>
        <translation>消息与请求对是否加密的说法不一致。</translation>
    </message>
    <message>
        <location filename="relay/operations/messages.py"/>
        <source>This room is not sealed.</source>
        <translation>此房间未加密。</translation>
    </message>
    <message>
        <location filename="relay/operations/messages.py"/>
        <source>This room's first key is still to come.</source>
        <translation>此房间的第一把密钥尚未送达。</translation>
    </message>
    <message>
        <location filename="relay/operations/messages.py"/>
        <source>Another message has this id.</source>
        <translation>另一条消息已使用这个编号。</translation>
    </message>
    <message>
        <location filename="relay/operations/messages.py"/>
        <source>The room's key was replaced meanwhile.</source>
        <translation>房间的密钥在此期间已更换。</translation>
    </message>
    <message>
        <location filename="relay/operations/quotas.py"/>
        <source>One can be in {1} rooms; leave another first.</source>
        <translation>一个人最多可以在 {1} 个房间里；请先退出一个。</translation>
    </message>
    <message>
        <location filename="relay/operations/refusals.py"/>
        <source>You are not a member of this room.</source>
        <translation>你不是此房间的成员。</translation>
    </message>
    <message>
        <location filename="relay/operations/room_keys.py"/>
        <source>Whom you ask was not in this room while the key was in use.</source>
        <translation>你所询问的人在使用该密钥时不在此房间里。</translation>
    </message>
    <message>
        <location filename="relay/operations/room_keys.py"/>
        <source>The next key goes to members of the room only.</source>
        <translation>下一把密钥只交给房间的成员。</translation>
    </message>
    <message>
        <location filename="relay/operations/room_keys.py"/>
        <source>The new key is still to be handed to {1} of the members.</source>
        <translation>新密钥还需交给 {1} 位成员。</translation>
    </message>
    <message>
        <location filename="relay/operations/room_keys.py"/>
        <source>Another member replaces the key.</source>
        <translation>另一位成员正在更换密钥。</translation>
    </message>
    <message>
        <location filename="relay/operations/room_keys.py"/>
        <source>Ask for the replacement first.</source>
        <translation>请先申请更换。</translation>
    </message>
    <message>
        <location filename="relay/operations/room_keys.py"/>
        <source>This key is none of the room's.</source>
        <translation>这把密钥不属于此房间。</translation>
    </message>
    <message>
        <location filename="relay/operations/room_keys.py"/>
        <source>This key is from before your time in this room.</source>
        <translation>这把密钥早于你加入此房间的时间。</translation>
    </message>
    <message>
        <location filename="relay/operations/room_keys.py"/>
        <source>No new key is due in this room.</source>
        <translation>此房间现在不需要新密钥。</translation>
    </message>
    <message>
        <location filename="relay/operations/room_keys.py"/>
        <source>This key is not of their time in this room, or still in use after it.</source>
        <translation>这把密钥不属于他们在此房间的时间，或之后仍在使用。</translation>
    </message>
    <message>
        <location filename="relay/operations/sessions.py"/>
        <source>There must be one note for each invited member.</source>
        <translation>每位受邀成员须有一份说明。</translation>
    </message>
    <message>
        <location filename="relay/operations/sessions.py"/>
        <source>Each member is named once, and you are in already.</source>
        <translation>每位成员只列一次，而你已在其中。</translation>
    </message>
    <message>
        <location filename="relay/operations/sessions.py"/>
        <source>The entries are not by you.</source>
        <translation>这些条目不是你写的。</translation>
    </message>
    <message>
        <location filename="relay/operations/sessions.py"/>
        <source>A room begins with its creation, its key or title, and its invitations.</source>
        <translation>房间须以创建、密钥或名称以及邀请开始。</translation>
    </message>
    <message>
        <location filename="relay/operations/sessions.py"/>
        <source>The room's creation and the request differ on whether it is sealed.</source>
        <translation>房间的创建与请求对是否加密的说法不一致。</translation>
    </message>
    <message>
        <location filename="relay/operations/sessions.py"/>
        <source>This room exists already, and began otherwise.</source>
        <translation>此房间已经存在，且开始方式不同。</translation>
    </message>
    <message>
        <location filename="relay/operations/sessions.py"/>
        <source>Someone you invite is not known to this relay.</source>
        <translation>你邀请的某人不为此中继所知。</translation>
    </message>
</context>
<context>
    <name>ToneButton</name>
    <message>
        <location filename="ui/emoji/tone_button.py"/>
        <source>Skin tone</source>
        <translation>肤色</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <location filename="ui/text/tray_words.py"/>
        <source>Sealroom is locked</source>
        <translation>Sealroom 已锁定</translation>
    </message>
    <message>
        <location filename="ui/text/tray_words.py"/>
        <source>Sealroom: one unread message</source>
        <translation>Sealroom：一条未读消息</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/tray_words.py"/>
        <source>Sealroom: %n unread messages</source>
        <translation><numerusform>Sealroom：%n 条未读消息</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/tray_words.py"/>
        <source>{words}, do not disturb</source>
        <translation>{words}，勿扰</translation>
    </message>
    <message>
        <location filename="ui/text/tray_words.py"/>
        <source>For half an hour</source>
        <translation>半小时</translation>
    </message>
    <message>
        <location filename="ui/text/tray_words.py"/>
        <source>For an hour</source>
        <translation>一小时</translation>
    </message>
    <message>
        <location filename="ui/text/tray_words.py"/>
        <source>For 8 hours</source>
        <translation>8 小时</translation>
    </message>
    <message>
        <location filename="ui/text/tray_words.py"/>
        <source>For a day</source>
        <translation>一天</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Open Sealroom</source>
        <translation>打开 Sealroom</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Do not disturb</source>
        <translation>勿扰</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Notify again</source>
        <translation>重新通知</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Lock Sealroom</source>
        <translation>锁定 Sealroom</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Quit Sealroom</source>
        <translation>退出 Sealroom</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <location filename="ui/bridge.py"/>
        <source>Something in Sealroom went wrong ({kind}). Nothing was lost; please try again.</source>
        <translation>Sealroom 出了点问题（{kind}）。没有丢失任何内容；请重试。</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>This profile is open already</source>
        <translation>这个档案已经打开</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The keyring is locked</source>
        <translation>密钥环已锁定</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The keyring cannot be reached</source>
        <translation>无法访问密钥环</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The keyring does not answer</source>
        <translation>密钥环没有响应</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The keyring has no key for this profile</source>
        <translation>密钥环中没有此档案的密钥</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The profile’s key file is damaged</source>
        <translation>档案的密钥文件已损坏</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>This profile needs a newer Sealroom</source>
        <translation>此档案需要更新版本的 Sealroom</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The profile’s database is gone</source>
        <translation>档案的数据库不见了</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The profile’s database is damaged</source>
        <translation>档案的数据库已损坏</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The profile could not be brought up to date</source>
        <translation>无法将档案更新到最新格式</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The profile cannot be written</source>
        <translation>档案无法写入</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The profile cannot be opened</source>
        <translation>档案无法打开</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>Your keys and messages lie sealed on the disk, as before.</source>
        <translation>你的密钥和消息仍加密保存在磁盘上，和之前一样。</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>Your keys and messages lie sealed on the disk. A restored keyring opens them; on this profile there is neither a passphrase nor a recovery code yet.</source>
        <translation>你的密钥和消息仍加密保存在磁盘上。恢复密钥环即可打开；此档案既没有口令，也还没有恢复码。</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>Nothing is repaired or written over by itself. A recovery kit, if you saved one, brings your rooms and keys back into another profile.</source>
        <translation>不会自动修复或覆盖任何内容。如果你保存过恢复包，可以用它在另一个档案中找回你的房间和密钥。</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>“{profile}” stays as it is</source>
        <translation>“{profile}”保持原样</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>Go on with another profile</source>
        <translation>使用其他档案</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>Use the copy of {day}</source>
        <translation>使用{day}的副本</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>Without what came since; the present file is kept beside it</source>
        <translation>不含此后的内容；现有文件会保留在旁边</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The other Sealroom was closed</source>
        <translation>另一个 Sealroom 已关闭</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The keyring is there and unlocked now</source>
        <translation>密钥环现在可用并已解锁</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>There is room on the disk now</source>
        <translation>磁盘现在有空间了</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>It can be written now</source>
        <translation>现在可以写入了</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>Something else was in the way</source>
        <translation>是其他原因造成的</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>The file is back from a backup of your own</source>
        <translation>已从你自己的备份放回该文件</translation>
    </message>
    <message>
        <location filename="ui/text/profile_trouble.py"/>
        <source>What was in the way may be over</source>
        <translation>原因可能已经消除</translation>
    </message>
</context>
<context>
    <name>TroubleSheet</name>
    <message>
        <location filename="ui/dialogs/trouble.py"/>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <location filename="ui/dialogs/trouble.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="ui/dialogs/trouble.py"/>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>UnlockSheet</name>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Show what I type</source>
        <translation>显示输入的内容</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Ask the keyring again</source>
        <translation>再次询问密钥环</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Wait {seconds} s</source>
        <translation>等待 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Your profile needs another key</source>
        <translation>你的档案需要另一把钥匙</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Sealroom is locked</source>
        <translation>Sealroom 已锁定</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Enter your recovery code</source>
        <translation>输入你的恢复码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Enter your passphrase</source>
        <translation>输入你的口令</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Passphrase or recovery code</source>
        <translation>口令或恢复码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Nothing is lost: the code on the page with your recovery kit opens the profile “{profile}” as well. If the keyring does not come back, set the lock anew then, in Settings, Privacy.</source>
        <translation>没有丢失任何内容：恢复包页面上的恢复码也能打开档案“{profile}”。如果密钥环无法恢复，请之后在“设置”的“隐私”中重新设置应用锁。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Nothing is lost: what you enter here opens the profile “{profile}” as well. A keyring that has lost the key gets it back.</source>
        <translation>没有丢失任何内容：你在这里输入的也能打开档案“{profile}”。丢失密钥的密钥环会重新得到它。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Messages and keys are closed away. What others write meanwhile waits at the relay, and comes in when you unlock.</source>
        <translation>消息和密钥都已锁好。其他人这期间写的内容在中继等候，解锁后送达。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>Forgotten the passphrase? The recovery code on the page with your kit opens it as well; then choose another one in Settings, Privacy.</source>
        <translation>忘记口令了？恢复包页面上的恢复码也能打开；之后请在“设置”的“隐私”中另设一个口令。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>It protects the keys and messages of the profile “{profile}”.</source>
        <translation>它保护档案“{profile}”的密钥和消息。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/unlock.py"/>
        <source>The profile “{profile}” is opened by the code on the page with your recovery kit.</source>
        <translation>用恢复包页面上的恢复码打开档案“{profile}”。</translation>
    </message>
</context>
<context>
    <name>VerifiedMark</name>
    <message>
        <location filename="ui/parts/person_line.py"/>
        <source>You have verified this person</source>
        <translation>你已验证此人</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Verify {name}</source>
        <translation>验证 {name}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Not verified any more</source>
        <translation>取消验证</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>They match</source>
        <translation>一致</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Your code, for {name}</source>
        <translation>你的二维码，给 {name}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>QR code for {name} to read</source>
        <translation>供 {name} 扫描的二维码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Meet {name}, or let {name} send a picture by a way that you trust: one reading compares both. Drop the picture here.</source>
        <translation>与 {name} 见面，或让 {name} 通过你信任的途径发来图片：扫描一次即可双向核对。把图片拖放到这里。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>The code of {name}</source>
        <translation>{name} 的二维码</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Or call {name}: read your fingerprint aloud and let {name} read the other. Both of you must see the same two.</source>
        <translation>或者给 {name} 打电话：念出你的指纹，再让 {name} 念出另一个。你们两人必须看到相同的两组。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>If they differ, somebody stands between you: let nobody in.</source>
        <translation>如果不同，就有人夹在你们中间：不要准许任何人加入。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>The link that you got named {name} by these very keys.</source>
        <translation>你收到的链接指明的正是 {name} 的这些密钥。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>The mark is kept on this computer and in your recovery kit.</source>
        <translation>这个标记保存在这台电脑和你的恢复包中。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Looking for a code…</source>
        <translation>正在查找二维码…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>There is no QR code in this picture, or it is not sharp enough.</source>
        <translation>这张图片中没有二维码，或不够清晰。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>There is more than one code in this picture. Cut out one.</source>
        <translation>这张图片中有多个二维码。请只截取一个。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>There is no picture in what you gave, and no code as text.</source>
        <translation>你提供的内容中没有图片，也没有文本形式的代码。</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Comparing…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <location filename="ui/dialogs/verify.py"/>
        <source>Remembering…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <location filename="ui/dialogs/versions.py"/>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <location filename="ui/dialogs/versions.py"/>
        <source>What {name} wrote</source>
        <translation>{name} 写过的内容</translation>
    </message>
    <message>
        <location filename="ui/dialogs/versions.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <location filename="ui/text/when.py"/>
        <source>{date}, {time}</source>
        <translation>{date} {time}</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>on {date}</source>
        <translation>{date}</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>a minute ago</source>
        <translation>1 分钟前</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>an hour ago</source>
        <translation>1 小时前</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>a day ago</source>
        <translation>1 天前</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n minutes ago</source>
        <translation><numerusform>%n 分钟前</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n hours ago</source>
        <translation><numerusform>%n 小时前</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n days ago</source>
        <translation><numerusform>%n 天前</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n minutes</source>
        <translation><numerusform>%n 分钟</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n hours</source>
        <translation><numerusform>%n 小时</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n days</source>
        <translation><numerusform>%n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n years</source>
        <translation><numerusform>%n 年</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>1 week</source>
        <translation>1 周</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>1 second</source>
        <translation>1 秒</translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n weeks</source>
        <translation><numerusform>%n 周</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="ui/text/when.py"/>
        <source>%n seconds</source>
        <translation><numerusform>%n 秒</numerusform></translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>day</source>
        <translation>天</translation>
    </message>
    <message>
        <location filename="ui/text/when.py"/>
        <source>hour</source>
        <translation>小时</translation>
    </message>
</context>
<context>
    <name>WholeMessage</name>
    <message>
        <location filename="ui/dialogs/whole_message.py"/>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <location filename="ui/dialogs/whole_message.py"/>
        <source>{name}, {time}</source>
        <translation>{name}，{time}</translation>
    </message>
    <message>
        <location filename="ui/dialogs/whole_message.py"/>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <location filename="ui/dialogs/whole_message.py"/>
        <source>Copy text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <location filename="ui/dialogs/whole_message.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <location filename="ui/window.py"/>
        <source>You are back. If the old computer is in other hands, sign it out in the settings.</source>
        <translation>你回来了。如果旧电脑落入他人之手，请在设置中将其退出登录。</translation>
    </message>
    <message>
        <location filename="ui/window.py"/>
        <source>{room} – Sealroom</source>
        <translation>{room} – Sealroom</translation>
    </message>
    <message>
        <location filename="ui/window.py"/>
        <source>You were let in. The room is in the list.</source>
        <translation>你已获准加入。房间在列表中。</translation>
    </message>
    <message>
        <location filename="ui/window.py"/>
        <source>You were not let in.</source>
        <translation>你未获准加入。</translation>
    </message>
    <message>
        <location filename="ui/window.py"/>
        <source>That link leads to no room. Ask for another one.</source>
        <translation>这个链接不指向任何房间。请索取另一个。</translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
    <message>
        <location filename="ui/dialogs/app_settings/writing.py"/>
        <source>Enter sends</source>
        <translation>按 Enter 发送</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/writing.py"/>
        <source>Shift+Enter begins a new line. Switched off, Enter does, and Ctrl+Enter sends</source>
        <translation>按 Shift+Enter 换行。关闭后，Enter 换行，Ctrl+Enter 发送</translation>
    </message>
    <message>
        <location filename="ui/dialogs/app_settings/writing.py"/>
        <source>Writing</source>
        <translation>书写</translation>
    </message>
</context>
<context>
    <name>_FieldFrame</name>
    <message>
        <location filename="ui/composer/composer.py"/>
        <source>Emoji</source>
        <translation>表情符号</translation>
    </message>
</context>
<context>
    <name>_Working</name>
    <message>
        <location filename="ui/dialogs/lone_window.py"/>
        <source>Opening your profile…</source>
        <translation>正在打开你的档案…</translation>
    </message>
</context>
</TS>
