# 词表：词表文件有什么错，消息里找到了什么。终端和聊天里都会读到。
wordlists-section = “[{ $section }]”不是可用的分节；例外的上面写“[allow]”，词语上面什么都不写
wordlists-both = “{ $word }”也写在例外里（第 { $line } 行）；请删去其中一处
wordlists-long = “{ $word }”太长；最多 { $letters } 个字符、{ $words } 个词
wordlists-sign = “{ $word }”里有“{ $sign }”；请只写字母、汉字和数字，伪装的写法会自动识别
wordlists-short = “{ $word }”在太多词里都会出现；请写更长的词或短语
wordlists-large = 大于 { $bytes } 字节；请删去一些词
wordlists-many = 超过 { $lines } 行；请删去一些词
wordlists-letters = 有无法识别的字符；请把文件存为 UTF-8
wordlists-name = “{ $name }”看不出是哪种语言；请用语言代码命名，例如“fr.txt”
wordlists-match = “{ $found }”：词表 { $language } 中的“{ $entry }”，{ $how }
wordlists-spared = “{ $found }”：不算，因为词表 { $language } 允许“{ $allowed }”
wordlists-personal = “{ $found }”：{ $kind }
wordlists-cry = “{ $found }”：需要帮助的词语表（{ $language }）中的“{ $entry }”
wordlists-none = 不会找到任何内容。
wordlists-lists = 查过的词表：{ $lists }。这句话不会被保存。
wordlists-off = 这里只是试用词表。项目设置里写明时，机器人才会查找这些词语或个人信息。
wordlists-how = { $how ->
        [plain] 与词表中写法相同
        [form] 相同的字，换了字形
        [stretched] 重复了字
        [parted] 字之间加了符号或空格
        [swapped] 用数字或符号代替了字母
       *[starred] 用符号遮住了字
    }
wordlists-kind = { $kind ->
        [phone] 像是电话号码
        [email] 是电子邮箱地址
       *[identity] 像是证件号码
    }
