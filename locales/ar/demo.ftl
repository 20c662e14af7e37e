demo-letter = رسالة من مدرستكم
