demo-letter = 学校给您的一封信
