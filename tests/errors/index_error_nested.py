grid = [[1, 2], [3, 4]]
print(grid[1][0] + grid[0][5] * 2)
