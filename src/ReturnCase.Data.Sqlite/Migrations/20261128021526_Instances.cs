using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Instances : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "JobClaims",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Edition = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Turn = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    HeldUntil = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobClaims", x => new { x.Name, x.Edition });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SafetyAlarms_ReportDueAt",
                table: "SafetyAlarms",
                column: "ReportDueAt",
                filter: "[ClosedOn] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JobClaims");

            migrationBuilder.DropIndex(
                name: "IX_SafetyAlarms_ReportDueAt",
                table: "SafetyAlarms");
        }
    }
}
