demo-letter = A letter from your school
