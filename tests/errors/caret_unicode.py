größe = "日本"
print("日本語", größe + 1, "後")
