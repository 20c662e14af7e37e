table-in-cell = 第 { $line } 行，{ $column } 列，“{ $value }”：{ $words }
table-in-column = 第 { $line } 行，{ $column } 列：{ $words }
table-in-line = 第 { $line } 行：{ $words }
table-near = （是否想写“{ $word }”？）
table-too-large = 文件超过 { $bytes } 字节；请拆分
table-too-long = 最多读取 { $lines } 行；请拆分文件
table-too-many-values = 有 { $values } 个值，却只有 { $columns } 列；含有分隔符的值请加引号
table-no-lines = 标题行下面没有内容；请填写
table-empty = 文件是空的；第一行必须写明 { $columns }
table-column-missing = 缺少这一列；标题行必须写明 { $columns }
table-column-unknown = 不认识这一列{ $near }；请改名或删除，用不到的内容一律不保存
table-column-twice = 这一列出现了两次；请删除一列
table-quotes = { $error }；请补全引号，重新保存为 CSV
table-letters = 有一个字无法识别；请保存为“CSV UTF-8”或 XLSX
table-no-table = 这不是表格；请选择由表格软件保存的 CSV 或 XLSX 文件
table-older-book = 文件格式太旧，或设有密码；请保存为不带密码的 XLSX
table-broken-book = 文件已损坏或不是表格；请用表格软件打开，重新保存为 XLSX
table-bomb = 文件解压后远远超过名单所需；请把各行复制到一张新的空白表中再保存
table-more = { $n ->
   *[other] 还有 { $n } 处错误
}
table-nothing-written = 没有写入任何内容。
