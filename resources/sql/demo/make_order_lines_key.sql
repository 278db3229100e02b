-- Before the orders, which are summed from their lines a range at a time.
ALTER TABLE order_lines ADD PRIMARY KEY (order_id, line_no)
