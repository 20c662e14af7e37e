roster-empty = الخانة فارغة؛ املأها
roster-too-long = أطول من { $longest } حرفًا؛ اختصرها
roster-course-empty = الخانة فارغة؛ اكتب واحدًا من { $known }
roster-course-unknown = ليس برنامجًا معروفًا{ $near }؛ اكتب واحدًا من { $known }
roster-language = لغة غير متاحة هنا؛ اكتب واحدة من { $known }
roster-email = ليس بريدًا إلكترونيًا؛ اكتب name@place أو اترك الخانة فارغة
roster-double = استُعمل من قبل في السطر { $line }؛ أعطِ كل شخص رقمًا خاصًا به
