value = [1]
print(f"start {value:>10} end")
