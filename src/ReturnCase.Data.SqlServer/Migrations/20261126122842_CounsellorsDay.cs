using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CounsellorsDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AlsoWith",
                table: "CaseFacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AsylumRelated",
                table: "CaseFacts",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Attempt",
                table: "CaseFacts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DatedOn",
                table: "CaseFacts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "CaseFacts",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FileName",
                table: "CaseFacts",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Format",
                table: "CaseFacts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InterpreterUse",
                table: "CaseFacts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Recording",
                table: "CaseFacts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sha256",
                table: "CaseFacts",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Size",
                table: "CaseFacts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StoredAs",
                table: "CaseFacts",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TriedHow",
                table: "CaseFacts",
                type: "nvarchar(max)",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PagesRead",
                table: "AccessRequests",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "PagesReadOf",
                table: "AccessRequests",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "DocumentFiles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Scan = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ScannedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    CaseNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Form = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Drafts_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentFiles_Name",
                table: "DocumentFiles",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentFiles_Scan_Id",
                table: "DocumentFiles",
                columns: new[] { "Scan", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_CaseNumber",
                table: "Drafts",
                column: "CaseNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_KeptAt",
                table: "Drafts",
                column: "KeptAt");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_UserId_Form",
                table: "Drafts",
                columns: new[] { "UserId", "Form" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DocumentFiles");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropColumn(
                name: "AlsoWith",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "AsylumRelated",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Attempt",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "DatedOn",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "FileName",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Format",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "InterpreterUse",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Recording",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Sha256",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Size",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "StoredAs",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "TriedHow",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "PagesRead",
                table: "AccessRequests");

            migrationBuilder.DropColumn(
                name: "PagesReadOf",
                table: "AccessRequests");
        }
    }
}
