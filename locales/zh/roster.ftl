roster-empty = 是空的；请填写
roster-too-long = 超过 { $longest } 个字；请缩短
roster-course-empty = 是空的；请写 { $known } 之一
roster-course-unknown = 不是已有的项目{ $near }；请写 { $known } 之一
roster-language = 这里不支持这种语言；请写 { $known } 之一
roster-email = 不是电子邮件地址；请写 name@place 或留空
roster-double = 已在第 { $line } 行用过；每个人需要自己的编号
