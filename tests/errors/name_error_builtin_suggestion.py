pront("hello")
