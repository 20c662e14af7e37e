// The page's own words. Numbers stand after a colon, so that no language needs plural forms here.
const WORDS = {
  en: {
    calendar: "Calendar", life: "Life", trouble: "Trouble", tour: "Tour", desk: "Direct the playground", play: "Play", pace: "How fast", day_in: "a day in {n} s", day_way: "How far the day has come", trip_way: "On the way to {when}",
    ahead: "Still to come", nothing_ahead: "Nothing is planned.", go_there: "Go to {when}: {what}", nothing_lent: "Whoever runs this playground has nothing to switch here.", life_never: "Nobody acts while the clock stands still: press Play, or move it.", life_slowly: "People act in the time of the course, some dozens of times a day: at this pace little happens. Press Play, and a day passes quickly.",
    cause: "Cause trouble", cause_it: "Cause it", kind: "What goes wrong", method: "In which call", any_method: "any", how_often: "How often", next_calls: "the next {n}", until_cleared: "until cleared", how_likely: "How likely", how_long: "How long", seconds: "{n} s", milliseconds: "{n} ms",
    in_force: "In force", none_in_force: "You are causing no trouble just now.", left: "left: {n}", struck: "struck: {n}", struck_so_far: "Struck so far", take_back: "Clear: {what}", clear_all: "Clear all", good_bot: "A good bot", limits: "Telegram’s limits", limits_off: "off", limits_window: "strict", limits_bucket: "with bursts", limits_penalty: "with a penalty", latency: "Every call takes",
    fault_429: "Too many messages (429)", fault_500: "Telegram restarts (500)", fault_502_html: "A proxy is broken (502)", fault_401: "The token is revoked (401)", fault_409: "Another copy of the bot polls (409)", fault_webhook: "A stranger sets a webhook", fault_slow: "The answer comes late", fault_cut_before: "Cut off before it happens", fault_cut_after: "Cut off after it happened", fault_duplicate: "An update comes twice", fault_out_of_order: "Updates change places", fault_unknown_type: "An unknown kind of update", fault_missing_field: "An update lacks a field",
    what_429: "Telegram refuses the call and names the seconds to wait.", what_500: "Telegram answers with an error of its own; nothing happens.", what_502_html: "A web page comes instead of an answer; nothing happens.", what_401: "Every call is refused as long as this lasts.", what_409: "The bot’s question for news is ended, as if a second copy asked too.", what_webhook: "News go elsewhere until the bot takes the webhook away.", what_slow: "What the bot wants happens, but it learns of it late.", what_cut_before: "The connection breaks, and nothing has happened.", what_cut_after: "It happened, then the connection breaks: the bot cannot know.", what_duplicate: "The same news comes again.", what_out_of_order: "Something earlier comes after something later.", what_unknown_type: "News come in a shape that nobody knows yet.", what_missing_field: "News come with a part missing.",
    good_429: "waits as long as it was told, and then says everything once.", good_500: "tries again by itself, a little later each time.", good_502_html: "does not stumble over the page, and tries again.", good_401: "stops and says clearly that its token is wrong.", good_409: "waits and asks again; nothing is lost.", good_webhook: "removes the webhook, tells the admins, and reads on.", good_slow: "goes on with other chats meanwhile.", good_cut_before: "sends again, once.", good_cut_after: "never repeats a card blindly: it looks for proof, or asks a person.", good_duplicate: "counts an answer once.", good_out_of_order: "comes to the same end.", good_unknown_type: "puts it aside and reads on.", good_missing_field: "puts it aside, keeps it, and reads on.",
    tour_new: "New here?", tour_new_how: "Seven small steps show you everything: as a teacher, as a coordinator, as the admin. You can stop and come back at any time.", tour_start: "Start the tour", tour_later: "Not now", tour_go_on: "Go on with the tour", tour_hide: "Hide the tour", tour_less: "Less", tour_be: "Be {name}", tour_step: "Step {n} of {of}", tour_done: "Done: {title}", tour_end: "That was the tour", tour_end_how: "Everything here goes on: be anybody, let time pass, cause trouble.", tour_open: "Open the chat", tour_none: "There is no tour here.", step_done: "done", step_now: "now",
    playground: "Playground", chats: "Chats", conversation: "Conversation", log: "Calls and updates", messages: "Messages",
    act_as: "You are", switch_person: "Switch person", find_person: "Find a person", new_person: "New person",
    first_name: "First name", last_name: "Last name", language: "Language", create: "Create", cancel: "Cancel", close: "Close",
    another_window: "Open in another window", nobody: "Nobody is here yet", nobody_hint: "Create a person to begin, or start the programme.",
    letters: "Letters", letters_unread: "Letters, unread: {n}", no_letters: "No letters so far", letters_hint: "What reached this person outside Telegram: SMS, e-mail, paper.",
    open_link: "Open link", hour: "+1 hour", day: "+1 day", next_event: "Next event", next_at: "Next event: {when}", now: "Time in the programme", moving: "Moving the clock…",
    show_log: "Show calls", hide_log: "Hide calls", filter: "Filter", no_calls: "No calls yet", params: "sent", result: "answer",
    find_chat: "Find a chat", no_chats: "No chats yet", unread: "unread: {n}", bot: "bot", members: "Members: {n}", member_list: "Members",
    typing: "typing…", choose_chat: "Choose a chat to begin", start: "Start", start_hint: "Press Start to begin talking with {name}.",
    what_bot: "What can this bot do?", say: "Message", say_as: "Message as {name}", send: "Send", attach: "Attach a picture or a file", commands: "Commands",
    reply: "Reply", edit: "Edit", delete: "Delete", pin: "Pin", copy: "Copy text", react: "React with {emoji}", message_menu: "Message menu", reply_to: "Reply to {name}", edit_message: "Edit message", stop_reply: "Do not reply",
    edited: "edited", pinned: "Pinned message", pinned_go: "Go to the pinned message", picture: "Picture", file: "File", video: "Video", voice: "Voice message", contact: "Contact", forwarded: "Forwarded from {name}", deleted: "Deleted message",
    reaction_of: "{emoji}: {n}", poll: "Poll", anonymous_poll: "Anonymous poll", quiz: "Quiz", vote: "Vote", retract: "Take my vote back", votes: "Votes: {n}", poll_closed: "Poll closed",
    newest: "Go to the newest message", back: "Back to the chats", chat_menu: "Chat menu", leave: "Leave group", leave_sure: "Leave “{title}”?", block: "Block the bot", unblock: "Unblock the bot", rename: "Rename", requests: "Waiting to be let in: {n}", let_in: "Let in", refuse: "Refuse",
    join: "Join group", ask: "Ask to join", ask_hint: "An administrator has to let you in.", asked: "Request sent", waiting: "Your request is waiting", inside: "You are in this group already", joined: "You are in: {title}", withdraw: "Take request back", removed: "You are no longer in: {title}",
    choose_group: "Choose a group", new_group: "Create a new group", group_name: "Name of the group", no_groups: "None of this person's groups fits yet.", chat_shared: "Group chosen: {title}",
    no_answer: "The bot did not answer", ok: "OK", copied: "Copied", lost: "Connection lost, trying again…", cannot: "This button does not work here", link_dead: "This link leads nowhere: {url}", outside: "Opens in a new window",
    joined_line: "{name} joined the group", added_line: "{by} added {name}", left_line: "{name} left the group", removed_line: "{by} removed {name}", pinned_line: "{by} pinned a message", created_line: "{by} created the group", title_line: "{by} named the group “{title}”", migrated_line: "The group was upgraded", community_line: "{by} put the group into the community “{name}”", from_community_line: "{by} came in from the community “{name}”", no_community_line: "{by} took the group out of its community", photo_line: "{by} changed the group's picture", event_line: "{by}: {what}",
    today: "Today", yesterday: "Yesterday", you: "You", keyboard: "Keyboard of the bot", owner: "owner", admin: "administrator", empty: "Nothing here yet", large: "Open the picture large", download: "Download {name}",
    album: "Album", animation: "Animation", audio: "Music", sticker: "Sticker", place: "Place", dice: "Dice", unknown_kind: "This kind of message is not shown here.", unplayable: "cannot be played here", save_picture: "Save the picture", picture_before: "Earlier picture", picture_after: "Later picture",
    photo_gone_line: "{by} removed the group's picture", topic_line: "{by} opened the topic “{title}”", topic_edited_line: "{by} changed the topic “{title}”", topic_closed_line: "{by} closed the topic", topic_reopened_line: "{by} opened the topic again", topic_hidden_line: "{by} hid the general topic", topic_shown_line: "{by} showed the general topic again",
    reactions: "Reactions", more_reactions: "All reactions", unreact: "Take back {emoji}", unpin: "Unpin", unpin_all: "Unpin all", pin_menu: "Menu of the pinned message", pinned_of: "Pinned message {at} of {n}", show_all: "Show all", show_less: "Show less", spoiler: "Hidden text, press to read it", earlier: "Earlier messages", typing_by: "{name} is typing…",
    copies: "Copies: {text}", not_copied: "The browser does not let this page copy", contact_sure: "Give {name} your phone number?", contact_share: "Give my number", keyboard_hide: "Hide the bot's keyboard", keyboard_show: "Show the bot's keyboard", may_not_write: "You may not write in this group.", save: "Save", stop_edit: "Do not edit",
    attach_picture: "Picture or video", attach_file: "File", attach_voice: "Voice message", attach_voice_hint: "a short sound", too_many: "At most {n} files at once", too_big: "{name} has more than 10 MB",
    several_answers: "several answers", who_voted: "Who voted", right_answer: "right answer", wrong_answer: "your answer, wrong", my_answer: "your answer",
    restricted: "restricted", add_people: "Add somebody", all_inside: "Everybody is in this group already", make_link: "New invite link", make_asking_link: "New link that asks to join", copy_link: "Copy the link", make_public: "Make public", make_private: "Make private", public_name: "Public name (letters, digits, _)", upgrade: "Upgrade to a supergroup", hide_history: "Hide old messages from newcomers", show_history: "Show old messages to newcomers", forbid_adding: "Forbid members to add people", allow_adding: "Allow members to add people", add_bot: "Add the bot as administrator", promote: "Make administrator", demote: "Make plain member", remove: "Remove from the group", member_menu: "Menu of the member", basic_group: "Basic group (can be upgraded later)", deactivate: "Delete this account", deactivate_sure: "Delete the account of {name}?",
    log_kind: "What to show", log_all: "Everything", log_calls: "Calls", log_updates: "Updates", log_errors: "Refused calls", log_here: "This chat only", pause: "Pause", clear: "Clear", update: "update", copy_json: "Copy JSON", copy_curl: "Copy as curl", paused: "Paused. New entries: {n}", nothing_fits: "Nothing fits the filter",
    view: "View", side_by_side: "People side by side", side_by_side_hint: "Two or three at once", add_beside: "Add a person", one_at_a_time: "One at a time", close_pane: "Close this person's window", light: "Light", dark: "Dark", as_device: "Like the device",
  },
  ar: {
    calendar: "التقويم", life: "الحياة", trouble: "المتاعب", tour: "جولة", desk: "إدارة ساحة التجربة", play: "تشغيل", pace: "السرعة", day_in: "يوم في {n} ث", day_way: "ما مضى من اليوم", trip_way: "في الطريق إلى {when}",
    ahead: "ما سيأتي", nothing_ahead: "لا شيء في الخطة.", go_there: "الانتقال إلى {when}: {what}", nothing_lent: "لا شيء هنا يمكن تشغيله.", life_never: "لا أحد يتصرّف والساعة واقفة: اضغط «تشغيل» أو قدّمها.", life_slowly: "يتصرّف الناس بوقت الدورة، عشرات المرّات في اليوم: بهذه السرعة لا يحدث إلا القليل. اضغط «تشغيل» فيمرّ اليوم سريعًا.",
    cause: "إحداث متاعب", cause_it: "أحدِثها", kind: "ما الذي يختلّ", method: "في أيّ طلب", any_method: "أيّ طلب", how_often: "كم مرّة", next_calls: "المرّات التالية: {n}", until_cleared: "حتى تُلغى", how_likely: "الاحتمال", how_long: "المدّة", seconds: "{n} ث", milliseconds: "{n} م.ث",
    in_force: "السارية الآن", none_in_force: "لا متاعب من صنعك الآن.", left: "المتبقّي: {n}", struck: "أصابت: {n}", struck_so_far: "ما أصاب حتى الآن", take_back: "إلغاء: {what}", clear_all: "إلغاء الكلّ", good_bot: "البوت الجيّد", limits: "حدود تيليغرام", limits_off: "بلا حدود", limits_window: "صارمة", limits_bucket: "تسمح بدفعات", limits_penalty: "مع عقوبة", latency: "زمن كلّ طلب",
    fault_429: "رسائل أكثر من المسموح (429)", fault_500: "تيليغرام يعيد التشغيل (500)", fault_502_html: "خادم وسيط معطّل (502)", fault_401: "رمز البوت ملغى (401)", fault_409: "نسخة أخرى من البوت تسأل (409)", fault_webhook: "غريب يحوّل الأخبار إليه", fault_slow: "الجواب يتأخّر", fault_cut_before: "انقطاع قبل التنفيذ", fault_cut_after: "انقطاع بعد التنفيذ", fault_duplicate: "خبر يصل مرّتين", fault_out_of_order: "أخبار تتبادل أماكنها", fault_unknown_type: "خبر من نوع مجهول", fault_missing_field: "خبر ينقصه جزء",
    what_429: "يرفض تيليغرام الطلب ويذكر كم ثانية يجب الانتظار.", what_500: "يجيب تيليغرام بخطأ منه ولا يحدث شيء.", what_502_html: "تصل صفحة ويب بدل الجواب ولا يحدث شيء.", what_401: "يُرفض كلّ طلب ما دام هذا ساريًا.", what_409: "يُقطع سؤال البوت عن الأخبار كأنّ نسخة ثانية تسأل أيضًا.", what_webhook: "تذهب الأخبار إلى مكان آخر حتى يزيل البوت التحويل.", what_slow: "يحدث ما أراده البوت لكنه يعلم به متأخّرًا.", what_cut_before: "ينقطع الاتصال ولم يحدث شيء.", what_cut_after: "حدث الأمر ثم انقطع الاتصال، ولا يستطيع البوت أن يعلم.", what_duplicate: "يصل الخبر نفسه من جديد.", what_out_of_order: "يصل الأقدم بعد الأحدث.", what_unknown_type: "تصل أخبار بشكل لا يعرفه أحد بعد.", what_missing_field: "تصل أخبار ينقصها جزء.",
    good_429: "ينتظر المدّة المطلوبة ثم يقول كلّ شيء مرّة واحدة.", good_500: "يعيد المحاولة وحده، ويتمهّل أكثر كلّ مرّة.", good_502_html: "لا يتعثّر بالصفحة ويعيد المحاولة.", good_401: "يتوقّف ويقول بوضوح إنّ رمزه خاطئ.", good_409: "ينتظر ويسأل من جديد، ولا يضيع شيء.", good_webhook: "يزيل التحويل ويخبر المشرفين ويتابع القراءة.", good_slow: "يتابع في المحادثات الأخرى في أثناء ذلك.", good_cut_before: "يرسل من جديد مرّة واحدة.", good_cut_after: "لا يكرّر بطاقة دون دليل: يبحث عن برهان أو يسأل إنسانًا.", good_duplicate: "يحتسب الإجابة مرّة واحدة.", good_out_of_order: "يصل إلى النتيجة نفسها.", good_unknown_type: "يضعه جانبًا ويتابع القراءة.", good_missing_field: "يضعه جانبًا ويحفظه ويتابع القراءة.",
    tour_new: "أوّل مرّة هنا؟", tour_new_how: "سبع خطوات صغيرة تريك كلّ شيء: معلّمًا ثم منسّقًا ثم مشرفًا. يمكنك التوقّف والعودة متى شئت.", tour_start: "ابدأ الجولة", tour_later: "ليس الآن", tour_go_on: "تابع الجولة", tour_hide: "إخفاء الجولة", tour_less: "أقلّ", tour_be: "كن {name}", tour_step: "الخطوة {n} من {of}", tour_done: "تمّ: {title}", tour_end: "انتهت الجولة", tour_end_how: "كلّ شيء هنا يتابع: كن من تشاء، ودع الوقت يمرّ، وأحدِث متاعب.", tour_open: "افتح المحادثة", tour_none: "لا توجد جولة هنا.", step_done: "تمّت", step_now: "الآن",
    playground: "ساحة التجربة", chats: "المحادثات", conversation: "المحادثة", log: "الطلبات والتحديثات", messages: "الرسائل",
    act_as: "أنت الآن", switch_person: "تبديل الشخص", find_person: "البحث عن شخص", new_person: "شخص جديد",
    first_name: "الاسم الأول", last_name: "اسم العائلة", language: "اللغة", create: "إنشاء", cancel: "إلغاء", close: "إغلاق",
    another_window: "فتح في نافذة أخرى", nobody: "لا أحد هنا بعد", nobody_hint: "أنشئ شخصًا للبدء، أو شغّل البرنامج.",
    letters: "الرسائل الواردة", letters_unread: "رسائل واردة غير مقروءة: {n}", no_letters: "لا رسائل واردة حتى الآن", letters_hint: "ما وصل إلى هذا الشخص خارج تيليغرام: رسالة نصية أو بريد أو ورقة.",
    open_link: "فتح الرابط", hour: "+ ساعة", day: "+ يوم", next_event: "الحدث التالي", next_at: "الحدث التالي: {when}", now: "الوقت في البرنامج", moving: "تقديم الساعة…",
    show_log: "إظهار الطلبات", hide_log: "إخفاء الطلبات", filter: "تصفية", no_calls: "لا طلبات بعد", params: "المُرسَل", result: "الجواب",
    find_chat: "البحث عن محادثة", no_chats: "لا محادثات بعد", unread: "غير مقروء: {n}", bot: "بوت", members: "الأعضاء: {n}", member_list: "الأعضاء",
    typing: "يكتب…", choose_chat: "اختر محادثة للبدء", start: "ابدأ", start_hint: "اضغط «ابدأ» للحديث مع {name}.",
    what_bot: "ماذا يفعل هذا البوت؟", say: "رسالة", say_as: "رسالة باسم {name}", send: "إرسال", attach: "إرفاق صورة أو ملف", commands: "الأوامر",
    reply: "رد", edit: "تعديل", delete: "حذف", pin: "تثبيت", copy: "نسخ النص", react: "تفاعل بـ {emoji}", message_menu: "قائمة الرسالة", reply_to: "رد على {name}", edit_message: "تعديل الرسالة", stop_reply: "إلغاء الرد",
    edited: "معدَّلة", pinned: "رسالة مثبّتة", pinned_go: "الانتقال إلى الرسالة المثبّتة", picture: "صورة", file: "ملف", video: "فيديو", voice: "رسالة صوتية", contact: "جهة اتصال", forwarded: "محوّلة من {name}", deleted: "رسالة محذوفة",
    reaction_of: "{emoji}: {n}", poll: "استطلاع", anonymous_poll: "استطلاع مجهول", quiz: "اختبار", vote: "تصويت", retract: "سحب صوتي", votes: "الأصوات: {n}", poll_closed: "الاستطلاع مغلق",
    newest: "الانتقال إلى أحدث رسالة", back: "العودة إلى المحادثات", chat_menu: "قائمة المحادثة", leave: "مغادرة المجموعة", leave_sure: "مغادرة «{title}»؟", block: "حظر البوت", unblock: "إلغاء حظر البوت", rename: "تغيير الاسم", requests: "في انتظار القبول: {n}", let_in: "قبول", refuse: "رفض",
    join: "الانضمام إلى المجموعة", ask: "طلب الانضمام", ask_hint: "يجب أن يقبل أحد المشرفين طلبك.", asked: "أُرسل الطلب", waiting: "طلبك قيد الانتظار", inside: "أنت في هذه المجموعة بالفعل", joined: "أصبحت في: {title}", withdraw: "سحب الطلب", removed: "لم تعد في: {title}",
    choose_group: "اختر مجموعة", new_group: "إنشاء مجموعة جديدة", group_name: "اسم المجموعة", no_groups: "لا مجموعة مناسبة لهذا الشخص بعد.", chat_shared: "المجموعة المختارة: {title}",
    no_answer: "لم يُجب البوت", ok: "حسنًا", copied: "تم النسخ", lost: "انقطع الاتصال، تجري إعادة المحاولة…", cannot: "هذا الزر لا يعمل هنا", link_dead: "هذا الرابط لا يؤدي إلى شيء: {url}", outside: "يُفتح في نافذة جديدة",
    joined_line: "{name}: انضمام إلى المجموعة", added_line: "{name}: إضافة من {by}", left_line: "{name}: مغادرة المجموعة", removed_line: "{name}: إزالة من {by}", pinned_line: "{by}: تثبيت رسالة", created_line: "{by}: إنشاء المجموعة", title_line: "{by}: تسمية المجموعة «{title}»", migrated_line: "تمت ترقية المجموعة", community_line: "{by}: أُدخلت المجموعة في مجتمع «{name}»", from_community_line: "{by}: انضمام من مجتمع «{name}»", no_community_line: "{by}: أُخرجت المجموعة من مجتمعها", photo_line: "{by}: تغيير صورة المجموعة", event_line: "{by}: {what}",
    today: "اليوم", yesterday: "أمس", you: "أنت", keyboard: "لوحة مفاتيح البوت", owner: "المالك", admin: "مشرف", empty: "لا شيء هنا بعد", large: "فتح الصورة كبيرة", download: "تنزيل {name}",
    album: "ألبوم", animation: "صورة متحركة", audio: "موسيقى", sticker: "ملصق", place: "مكان", dice: "نرد", unknown_kind: "لا يُعرض هذا النوع من الرسائل هنا.", unplayable: "لا يمكن تشغيله هنا", save_picture: "حفظ الصورة", picture_before: "صورة أقدم", picture_after: "صورة أحدث",
    photo_gone_line: "{by}: إزالة صورة المجموعة", topic_line: "{by}: فتح الموضوع «{title}»", topic_edited_line: "{by}: تعديل الموضوع «{title}»", topic_closed_line: "{by}: إغلاق الموضوع", topic_reopened_line: "{by}: إعادة فتح الموضوع", topic_hidden_line: "{by}: إخفاء الموضوع العام", topic_shown_line: "{by}: إظهار الموضوع العام من جديد",
    reactions: "التفاعلات", more_reactions: "كل التفاعلات", unreact: "سحب {emoji}", unpin: "إلغاء التثبيت", unpin_all: "إلغاء تثبيت الكل", pin_menu: "قائمة الرسالة المثبّتة", pinned_of: "رسالة مثبّتة {at} من {n}", show_all: "إظهار الكل", show_less: "إظهار أقل", spoiler: "نص مخفي، اضغط لقراءته", earlier: "رسائل أقدم", typing_by: "{name} يكتب…",
    copies: "ينسخ: {text}", not_copied: "المتصفح لا يسمح لهذه الصفحة بالنسخ", contact_sure: "هل تعطي رقم هاتفك إلى {name}؟", contact_share: "إعطاء رقمي", keyboard_hide: "إخفاء لوحة مفاتيح البوت", keyboard_show: "إظهار لوحة مفاتيح البوت", may_not_write: "لا يمكنك الكتابة في هذه المجموعة.", save: "حفظ", stop_edit: "إلغاء التعديل",
    attach_picture: "صورة أو فيديو", attach_file: "ملف", attach_voice: "رسالة صوتية", attach_voice_hint: "صوت قصير", too_many: "أقصى عدد للملفات معًا: {n}", too_big: "حجم {name} أكبر من 10 ميغابايت",
    several_answers: "عدة إجابات", who_voted: "من صوّت", right_answer: "الإجابة الصحيحة", wrong_answer: "إجابتك، خاطئة", my_answer: "إجابتك",
    restricted: "مقيَّد", add_people: "إضافة شخص", all_inside: "الجميع في هذه المجموعة بالفعل", make_link: "رابط دعوة جديد", make_asking_link: "رابط جديد بطلب انضمام", copy_link: "نسخ الرابط", make_public: "جعلها عامة", make_private: "جعلها خاصة", public_name: "الاسم العام (حروف لاتينية وأرقام و_)", upgrade: "الترقية إلى مجموعة خارقة", hide_history: "إخفاء الرسائل القديمة عن الأعضاء الجدد", show_history: "إظهار الرسائل القديمة للأعضاء الجدد", forbid_adding: "منع الأعضاء من إضافة أشخاص", allow_adding: "السماح للأعضاء بإضافة أشخاص", add_bot: "إضافة البوت مشرفًا", promote: "تعيين مشرفًا", demote: "إعادة إلى عضو عادي", remove: "إزالة من المجموعة", member_menu: "قائمة العضو", basic_group: "مجموعة بسيطة (يمكن ترقيتها لاحقًا)", deactivate: "حذف هذا الحساب", deactivate_sure: "حذف حساب {name}؟",
    log_kind: "ما الذي يُعرض", log_all: "الكل", log_calls: "الطلبات", log_updates: "التحديثات", log_errors: "الطلبات المرفوضة", log_here: "هذه المحادثة فقط", pause: "إيقاف مؤقت", clear: "مسح", update: "تحديث", copy_json: "نسخ JSON", copy_curl: "نسخ كأمر curl", paused: "متوقف مؤقتًا. إدخالات جديدة: {n}", nothing_fits: "لا شيء يطابق التصفية",
    view: "العرض", side_by_side: "أشخاص جنبًا إلى جنب", side_by_side_hint: "اثنان أو ثلاثة معًا", add_beside: "إضافة شخص", one_at_a_time: "شخص واحد", close_pane: "إغلاق نافذة هذا الشخص", light: "فاتح", dark: "داكن", as_device: "مثل الجهاز",
  },
  zh: {
    calendar: "日历", life: "人物", trouble: "故障", tour: "导览", desk: "体验场控制台", play: "播放", pace: "速度", day_in: "一天 {n} 秒", day_way: "今天已过多少", trip_way: "正前往 {when}",
    ahead: "接下来", nothing_ahead: "没有安排。", go_there: "跳到 {when}：{what}", nothing_lent: "这里没有可以切换的内容。", life_never: "时钟不动，人物就不动：请点“播放”，或拨动时钟。", life_slowly: "人物按课程的时间行动，一天几十次：照现在的速度，很少有事发生。点“播放”，一天很快就过去。",
    cause: "制造故障", cause_it: "开始", kind: "出什么问题", method: "哪种调用", any_method: "任何调用", how_often: "次数", next_calls: "接下来 {n} 次", until_cleared: "直到撤销", how_likely: "概率", how_long: "时长", seconds: "{n} 秒", milliseconds: "{n} 毫秒",
    in_force: "正在生效", none_in_force: "目前没有制造故障。", left: "剩余：{n}", struck: "命中：{n}", struck_so_far: "累计命中", take_back: "撤销：{what}", clear_all: "全部撤销", good_bot: "好的机器人", limits: "Telegram 的限制", limits_off: "关闭", limits_window: "严格", limits_bucket: "允许突发", limits_penalty: "带惩罚", latency: "每次调用耗时",
    fault_429: "消息太多 (429)", fault_500: "Telegram 重启 (500)", fault_502_html: "代理出错 (502)", fault_401: "令牌被撤销 (401)", fault_409: "另一个副本在取消息 (409)", fault_webhook: "有外人设置了 webhook", fault_slow: "回答来得晚", fault_cut_before: "执行前断线", fault_cut_after: "执行后断线", fault_duplicate: "同一更新来两次", fault_out_of_order: "更新次序颠倒", fault_unknown_type: "未知类型的更新", fault_missing_field: "更新缺少字段",
    what_429: "Telegram 拒绝调用，并说明要等几秒。", what_500: "Telegram 自己出错，什么也没发生。", what_502_html: "回来的是网页而不是答案，什么也没发生。", what_401: "在此期间所有调用都被拒绝。", what_409: "机器人取消息时被打断，好像还有一个副本在取。", what_webhook: "消息被送到别处，直到机器人删除 webhook。", what_slow: "事情办成了，但机器人很晚才知道。", what_cut_before: "连接断开，什么也没发生。", what_cut_after: "事情已经发生，随后断线：机器人无从知道。", what_duplicate: "同样的消息又来一次。", what_out_of_order: "早的消息在晚的之后才到。", what_unknown_type: "来了一种谁也不认识的消息。", what_missing_field: "来的消息少了一部分。",
    good_429: "按要求等待，然后每件事只说一次。", good_500: "自己重试，间隔逐渐变长。", good_502_html: "不会被网页绊倒，会再试。", good_401: "停下来，并清楚说明令牌不对。", good_409: "等一等再取，不会丢消息。", good_webhook: "删除 webhook，告知管理员，继续读取。", good_slow: "其间继续处理其他聊天。", good_cut_before: "再发一次，只一次。", good_cut_after: "绝不盲目重发卡片：先找证据，或者问人。", good_duplicate: "一个回答只计一次。", good_out_of_order: "最终结果相同。", good_unknown_type: "放到一边，继续读取。", good_missing_field: "放到一边并保存，继续读取。",
    tour_new: "第一次来？", tour_new_how: "七个小步骤带您看全貌：先当老师，再当协调员，最后当管理员。随时可以停下，也可以再回来。", tour_start: "开始导览", tour_later: "以后再说", tour_go_on: "继续导览", tour_hide: "隐藏导览", tour_less: "收起", tour_be: "成为 {name}", tour_step: "第 {n} 步，共 {of} 步", tour_done: "已完成：{title}", tour_end: "导览结束", tour_end_how: "这里的一切还在继续：您可以成为任何人，让时间走动，制造故障。", tour_open: "打开聊天", tour_none: "这里没有导览。", step_done: "已完成", step_now: "当前",
    playground: "体验场", chats: "聊天", conversation: "对话", log: "调用与更新", messages: "消息",
    act_as: "当前身份", switch_person: "切换身份", find_person: "查找人员", new_person: "新建人员",
    first_name: "名", last_name: "姓", language: "语言", create: "创建", cancel: "取消", close: "关闭",
    another_window: "在另一个窗口打开", nobody: "这里还没有人", nobody_hint: "先新建一个人，或启动项目。",
    letters: "信件", letters_unread: "未读信件：{n}", no_letters: "还没有信件", letters_hint: "此人在 Telegram 之外收到的内容：短信、邮件、纸条。",
    open_link: "打开链接", hour: "+1 小时", day: "+1 天", next_event: "下一事件", next_at: "下一事件：{when}", now: "项目时间", moving: "正在拨动时钟…",
    show_log: "显示调用", hide_log: "隐藏调用", filter: "筛选", no_calls: "还没有调用", params: "发送", result: "回答",
    find_chat: "查找聊天", no_chats: "还没有聊天", unread: "未读：{n}", bot: "机器人", members: "成员：{n}", member_list: "成员",
    typing: "正在输入…", choose_chat: "请选择一个聊天", start: "开始", start_hint: "点“开始”与 {name} 对话。",
    what_bot: "这个机器人能做什么？", say: "消息", say_as: "以 {name} 的身份发消息", send: "发送", attach: "添加图片或文件", commands: "命令",
    reply: "回复", edit: "编辑", delete: "删除", pin: "置顶", copy: "复制文字", react: "用 {emoji} 回应", message_menu: "消息菜单", reply_to: "回复 {name}", edit_message: "编辑消息", stop_reply: "取消回复",
    edited: "已编辑", pinned: "置顶消息", pinned_go: "转到置顶消息", picture: "图片", file: "文件", video: "视频", voice: "语音消息", contact: "联系人", forwarded: "转发自 {name}", deleted: "已删除的消息",
    reaction_of: "{emoji}：{n}", poll: "投票", anonymous_poll: "匿名投票", quiz: "测验", vote: "投票", retract: "撤回我的投票", votes: "票数：{n}", poll_closed: "投票已结束",
    newest: "转到最新消息", back: "返回聊天列表", chat_menu: "聊天菜单", leave: "退出群组", leave_sure: "退出“{title}”？", block: "屏蔽机器人", unblock: "解除屏蔽", rename: "改名", requests: "等待加入：{n}", let_in: "同意", refuse: "拒绝",
    join: "加入群组", ask: "申请加入", ask_hint: "需要管理员同意。", asked: "申请已发送", waiting: "您的申请正在等待", inside: "您已在这个群组中", joined: "您已加入：{title}", withdraw: "撤回申请", removed: "您已不在：{title}",
    choose_group: "选择群组", new_group: "新建群组", group_name: "群组名称", no_groups: "此人还没有合适的群组。", chat_shared: "已选择群组：{title}",
    no_answer: "机器人没有回答", ok: "好", copied: "已复制", lost: "连接中断，正在重试…", cannot: "此按钮在这里不可用", link_dead: "此链接无效：{url}", outside: "在新窗口打开",
    joined_line: "{name} 加入了群组", added_line: "{by} 添加了 {name}", left_line: "{name} 退出了群组", removed_line: "{by} 移除了 {name}", pinned_line: "{by} 置顶了一条消息", created_line: "{by} 创建了群组", title_line: "{by} 将群组命名为“{title}”", migrated_line: "群组已升级", community_line: "{by}把群组加入了社区“{name}”", from_community_line: "{by}从社区“{name}”加入", no_community_line: "{by}把群组移出了社区", photo_line: "{by} 更换了群组图片", event_line: "{by}：{what}",
    today: "今天", yesterday: "昨天", you: "您", keyboard: "机器人键盘", owner: "群主", admin: "管理员", empty: "这里还没有内容", large: "查看大图", download: "下载 {name}",
    album: "相册", animation: "动图", audio: "音乐", sticker: "贴纸", place: "位置", dice: "骰子", unknown_kind: "这里无法显示此类消息。", unplayable: "无法在此播放", save_picture: "保存图片", picture_before: "较早的图片", picture_after: "较新的图片",
    photo_gone_line: "{by} 移除了群组图片", topic_line: "{by} 创建了话题“{title}”", topic_edited_line: "{by} 更改了话题“{title}”", topic_closed_line: "{by} 关闭了话题", topic_reopened_line: "{by} 重新打开了话题", topic_hidden_line: "{by} 隐藏了综合话题", topic_shown_line: "{by} 重新显示了综合话题",
    reactions: "回应", more_reactions: "全部回应", unreact: "撤回 {emoji}", unpin: "取消置顶", unpin_all: "全部取消置顶", pin_menu: "置顶消息菜单", pinned_of: "置顶消息 {at} / {n}", show_all: "显示全部", show_less: "收起", spoiler: "隐藏的文字，点按可阅读", earlier: "更早的消息", typing_by: "{name} 正在输入…",
    copies: "复制：{text}", not_copied: "浏览器不允许此页面复制", contact_sure: "把您的电话号码告诉 {name}？", contact_share: "告知我的号码", keyboard_hide: "隐藏机器人键盘", keyboard_show: "显示机器人键盘", may_not_write: "您不能在此群组发言。", save: "保存", stop_edit: "取消编辑",
    attach_picture: "图片或视频", attach_file: "文件", attach_voice: "语音消息", attach_voice_hint: "一段短音", too_many: "一次最多 {n} 个文件", too_big: "{name} 超过 10 MB",
    several_answers: "可多选", who_voted: "谁投了票", right_answer: "正确答案", wrong_answer: "您的答案，不正确", my_answer: "您的答案",
    restricted: "受限", add_people: "添加成员", all_inside: "所有人都已在群组中", make_link: "新建邀请链接", make_asking_link: "新建需申请的链接", copy_link: "复制链接", make_public: "设为公开", make_private: "设为私密", public_name: "公开名称（字母、数字、_）", upgrade: "升级为超级群组", hide_history: "对新成员隐藏旧消息", show_history: "对新成员显示旧消息", forbid_adding: "禁止成员添加他人", allow_adding: "允许成员添加他人", add_bot: "添加机器人为管理员", promote: "设为管理员", demote: "取消管理员", remove: "移出群组", member_menu: "成员菜单", basic_group: "普通群组（以后可升级）", deactivate: "删除此账号", deactivate_sure: "删除 {name} 的账号？",
    log_kind: "显示内容", log_all: "全部", log_calls: "调用", log_updates: "更新", log_errors: "被拒的调用", log_here: "仅此聊天", pause: "暂停", clear: "清空", update: "更新", copy_json: "复制 JSON", copy_curl: "复制为 curl", paused: "已暂停。新条目：{n}", nothing_fits: "没有符合筛选的内容",
    view: "视图", side_by_side: "多人并排", side_by_side_hint: "同时显示两三人", add_beside: "添加一人", one_at_a_time: "一次一人", close_pane: "关闭此人的窗口", light: "浅色", dark: "深色", as_device: "跟随设备",
  },
};

let words = WORDS.en;

/** The page's language: the person's, where the page speaks it. */
export let language = "en";

/** Speak a person's language; the whole page turns with it. */
export function speak(code) {
  const short = (code || "en").toLowerCase().split("-")[0];
  language = WORDS[short] ? short : "en";
  words = WORDS[language];
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
}

/** How Intl calls the page's languages. */
export const LOCALES = { en: "en-GB", ar: "ar", zh: "zh-CN" };
const made = new Map();

/** Towns that give zones their names, where they are written in other letters. */
const TOWNS = {
  ar: { Riyadh: "الرياض", Amman: "عمّان", Baghdad: "بغداد", Beirut: "بيروت", Cairo: "القاهرة", Damascus: "دمشق", Dubai: "دبي", Kuwait: "الكويت", Qatar: "قطر", Khartoum: "الخرطوم", Tunis: "تونس", Casablanca: "الدار البيضاء", Nairobi: "نيروبي", Shanghai: "شنغهاي" },
  zh: { Riyadh: "利雅得", Shanghai: "上海", Urumqi: "乌鲁木齐", "Hong Kong": "香港", Taipei: "台北", Singapore: "新加坡", Nairobi: "内罗毕", Dubai: "迪拜", Cairo: "开罗" },
};

/** Name a town in the page's language, where it is known there. */
export function town(name) {
  return TOWNS[language]?.[name] || name;
}

/** Write a number as the language writes it. */
export function number(value, options = {}) {
  const key = `${language} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new Intl.NumberFormat(LOCALES[language], options));
  return made.get(key).format(value);
}

/** Write names one after the other. */
export function listed(names) {
  if (names.length < 2) return names.join("");
  return new Intl.ListFormat(LOCALES[language], { type: "unit", style: "short" }).format(names.map(isolated));
}

/** Word something; names of the other direction are isolated, so that they do not reorder the line. */
export function t(key, given = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => (name === "n" ? number(given.n) : isolated(String(given[name]))));
}

/** Whether the page has words of its own for something. */
export function has(key) {
  return key in words;
}

/** Choose the page's language among words that somebody lends by language. */
export function said(given) {
  return given[language] ?? given.en ?? Object.values(given)[0] ?? "";
}

function isolated(name) {
  return language === "ar" || /[\u0590-\u08ff\ufb1d-\ufefc]/.test(name) ? `\u2068${name}\u2069` : name;
}
